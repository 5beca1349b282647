import { enhance } from "../../Admin/Assets/lib/dom";

const indent = "  ";

/** A textarea for code: numbered lines, Tab that moves lines in, and a way out for the keyboard (Escape, then Tab). */
enhance<HTMLTextAreaElement>("textarea[data-code]", (area) => {
  const frame = document.createElement("div");
  frame.className = "code-frame";
  const gutter = document.createElement("div");
  gutter.className = "code-gutter";
  gutter.setAttribute("aria-hidden", "true");
  area.before(frame);
  frame.append(gutter, area);

  const faultLine = Number(area.dataset.faultLine) || 0;
  const number = () => {
    const count = area.value.split("\n").length;
    if (gutter.childElementCount === count) return;
    gutter.replaceChildren(...Array.from({ length: count }, (_, index) => {
      const line = document.createElement("span");
      line.textContent = String(index + 1);
      if (index + 1 === faultLine) line.className = "has-fault";
      return line;
    }));
  };
  const follow = () => { gutter.scrollTop = area.scrollTop; };
  area.addEventListener("input", number);
  area.addEventListener("scroll", follow);
  number();

  let leaving = false;
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leaving = true;
      return;
    }
    if (event.key === "Tab" && !leaving && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (event.shiftKey) moveOut(area);
      else moveIn(area);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (event.key !== "Shift") leaving = false;
  });
  area.addEventListener("blur", () => { leaving = false; });

  // The summary's link leads to the text; its caret goes to the fault.
  const toFault = () => {
    if (faultLine === 0) return;
    const before = area.value.split("\n").slice(0, faultLine - 1).join("\n").length + (faultLine > 1 ? 1 : 0);
    const caret = before + Math.max(0, (Number(area.dataset.faultColumn) || 1) - 1);
    area.setSelectionRange(caret, caret);
    const height = parseFloat(getComputedStyle(area).lineHeight) || 24;
    area.scrollTop = Math.max(0, (faultLine - 4) * height);
    follow();
  };
  toFault();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`.error-summary a[href="#${area.id}"]`)) {
    link.addEventListener("click", () => setTimeout(toFault));
  }
});

/** Puts the lines of the selection in by one step; without a selection the step is written at the caret. */
function moveIn(area: HTMLTextAreaElement): void {
  if (area.selectionStart === area.selectionEnd) {
    area.setRangeText(indent, area.selectionStart, area.selectionEnd, "end");
    return;
  }
  replaceLines(area, (line) => indent + line);
}

function moveOut(area: HTMLTextAreaElement): void {
  replaceLines(area, (line) => (line.startsWith(indent) ? line.slice(indent.length) : line.replace(/^\s/, "")));
}

function replaceLines(area: HTMLTextAreaElement, change: (line: string) => string): void {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = area.selectionEnd;
  const text = area.value.slice(start, end).split("\n").map(change).join("\n");
  area.setRangeText(text, start, end, "select");
}
