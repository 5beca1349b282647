import { enhance } from "../../Admin/Assets/lib/dom";
import { postForm } from "../../Admin/Assets/lib/http";

/** How long writing must rest before the text is checked again. */
const rest = 1200;

enhance<HTMLElement>("[data-accessibility]", (panel) => {
  const form = panel.closest("form")!;
  const findings = panel.querySelector<HTMLElement>("[data-findings]")!;
  let timer = 0;
  let asked: AbortController | null = null;

  const check = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await postForm(panel.dataset["accessibility"]!, new FormData(form), asked.signal);
      show(panel, findings, await answer.text());
    } catch {
      // The check follows the writing: what it could not say now it says after the next words.
    }
  };
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void check(), rest);
    });
  }
  findings.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-go-to]");
    if (button) goTo(form, button.dataset);
  });
});

function show(panel: HTMLElement, findings: HTMLElement, html: string): void {
  const next = document.createElement("div");
  next.innerHTML = html;
  if (next.textContent === findings.textContent) return;
  findings.replaceChildren(...next.childNodes);
  panel.querySelector("[data-count]")!.textContent = (findings.querySelector("[data-sum]") ?? findings.firstElementChild)?.textContent ?? "";
}

/** Leads to the control of the member; one that knows its text better than as a row of letters finds the place in it. */
function goTo(form: HTMLFormElement, finding: DOMStringMap): void {
  const controls = [...form.elements].filter((element): element is HTMLTextAreaElement => "name" in element);
  const path = finding["goTo"]!;
  const control = controls.find((c) => c.name === path) ?? controls.find((c) => c.name.startsWith(path + "[") && c.type !== "hidden" && !c.value);
  if (!control) return;
  for (let at = control.closest("details"); at; at = at.parentElement!.closest("details")) at.open = true;
  const detail = { tag: finding["tag"], index: Number(finding["index"]), excerpt: finding["excerpt"] };
  if (!control.dispatchEvent(new CustomEvent("go-to", { cancelable: true, detail }))) return;
  control.focus();
  control.scrollIntoView({ block: "center" });
}
