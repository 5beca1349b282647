import { announce, enhance } from "../lib/dom";
import { say } from "./words";

const form = document.getElementById("content-form") as HTMLFormElement | null;

// A text area is as high as its text.
enhance<HTMLTextAreaElement>("textarea[data-grow]", (area) => {
  const grow = () => {
    if (area.scrollHeight > area.clientHeight) area.rows = Math.min(30, area.rows + Math.ceil((area.scrollHeight - area.clientHeight) / 24));
  };
  area.addEventListener("input", grow);
  grow();
});

// Says how much room is left; the server says what is too long.
enhance<HTMLInputElement | HTMLTextAreaElement>("[data-limit]", (control) => {
  const limit = Number(control.dataset["limit"]);
  if (!limit) return;
  const left = document.createElement("div");
  left.className = "form-text limit";
  left.id = `${control.id}-left`;
  const show = () => {
    const room = limit - control.value.length;
    left.textContent = room >= 0 ? say("left", room) : say("over", -room);
    left.classList.toggle("is-over", room < 0);
  };
  control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${left.id}`.trim());
  control.addEventListener("input", show);
  control.after(left);
  show();
});

// The name of a nested item follows its title.
document.addEventListener("input", (event) => {
  const title = event.target as HTMLInputElement;
  if (!title.matches?.("[data-title]")) return;
  const text = title.closest("[data-row]")?.querySelector("[data-row-text]");
  if (text && title.value) text.textContent = title.value;
});

// Browsers send a half-written date as none.
form?.addEventListener("submit", (event) => {
  const half = [...form.querySelectorAll<HTMLInputElement>("input[type=date], input[type=datetime-local], input[type=time]")].find((i) => i.validity.badInput);
  if (!half) return;
  event.preventDefault();
  half.closest("details")?.setAttribute("open", "");
  half.focus();
  announce(say("incomplete"), "danger");
});

// A link of the summary leads to controls in closed parts too.
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("[data-error-summary] a");
  const target = link && document.getElementById(link.hash.slice(1));
  for (let closed = target?.closest("details:not([open])"); closed; closed = closed.parentElement?.closest("details:not([open])")) closed.setAttribute("open", "");
  if (target) setTimeout(() => target.focus());
});
