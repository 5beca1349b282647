import "htmx.org";
import { announce, enhance, word } from "./lib/dom";
import { confirm } from "./lib/dialog";
import { antiforgeryToken, RequestFault } from "./lib/http";
import { forgetAll } from "./lib/device";
import { onKeys } from "./lib/keys";
import { sayWhatIsWrong } from "./lib/validity";

document.addEventListener("htmx:configRequest", (event) => {
  (event as CustomEvent<{ headers: Record<string, string> }>).detail.headers["RequestVerificationToken"] = antiforgeryToken();
});
for (const failed of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) document.addEventListener(failed, () => announce(word("failed"), "danger"));

// Whoever asked the server for something and has no words of their own for its refusal leaves it to this.
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof RequestFault)) return;
  event.preventDefault();
  announce(event.reason.message, "danger");
});

sayWhatIsWrong();

// A submit button with a question asks it first, and then does what it would have done.
document.addEventListener("click", async (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-confirm]");
  if (!button || button.dataset["confirmed"]) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await confirm(button.dataset["confirm"]!))) return;
  button.dataset["confirmed"] = "true";
  button.click();
  delete button.dataset["confirmed"];
}, true);

enhance<HTMLElement>("[data-error-summary]", (summary) => summary.focus());

enhance<HTMLDetailsElement>("[data-menu]", (menu) => {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
});

// On a wide window the menu always stands there: its details are open.
enhance<HTMLDetailsElement>("[data-nav]", (nav) => {
  const wide = matchMedia("(min-width: 62rem)");
  const fit = () => (nav.open = wide.matches);
  wide.addEventListener("change", fit);
  fit();
});

enhance<HTMLFormElement>("[data-sign-out]", (form) => form.addEventListener("submit", forgetAll));

enhance<HTMLFieldSetElement>("[data-theme-switch]", (themes) => {
  themes.hidden = false;
  const root = document.documentElement;
  const show = () => {
    for (const button of themes.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === (root.dataset["bsTheme"] ?? "auto")));
  };
  themes.addEventListener("click", (event) => {
    const value = (event.target as Element).closest("button")?.value;
    if (!value) return;
    if (value === "auto") delete root.dataset["bsTheme"];
    else root.dataset["bsTheme"] = value;
    document.cookie = `CoproCms.AdminTheme=${value}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    show();
  });
  show();
});

const help = document.getElementById("help") as HTMLDialogElement | null;
if (help) {
  enhance<HTMLButtonElement>("[data-show-help]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  });
  onKeys("?", () => help.showModal());
}
onKeys("/", () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus());
onKeys("g d", () => document.querySelector<HTMLAnchorElement>(".admin-site")?.click());
