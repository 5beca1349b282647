import { enhance } from "../lib/dom";
import { changed, say, tell } from "./words";

const rowsOf = (row: Element) => [...row.parentElement!.children].filter((r) => r.matches("[data-row]"));

function move(row: Element, by: -1 | 1): void {
  const rows = rowsOf(row);
  const other = rows[rows.indexOf(row) + by];
  if (by < 0) other?.before(row);
  else other?.after(row);
  tell(say("moved", rowsOf(row).indexOf(row) + 1, rows.length));
  changed(row);
}

/** Takes a row out and leaves a way back in its place. */
export function remove(row: HTMLElement, name: string): void {
  const place = document.createElement("li");
  place.className = "row-removed";
  const words = document.createElement("span");
  words.textContent = say("removed", name);
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn btn-sm btn-outline-secondary";
  undo.textContent = say("undo");
  undo.addEventListener("click", () => {
    place.replaceWith(row);
    changed(row);
    row.querySelector<HTMLElement>("[data-remove], summary, input:not([type=hidden])")?.focus();
  });
  place.append(words, undo);
  row.replaceWith(place);
  changed(place);
  undo.focus();
}

// The order of the rows is that of their hidden keys, so moving them is all there is to do.
document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLElement>("#content-form :is([data-up], [data-down], [data-remove])");
  const row = button?.closest<HTMLElement>("[data-row]");
  if (!button || !row) return;
  event.preventDefault();
  if (button.matches("[data-remove]")) remove(row, rowName(row));
  else {
    move(row, button.matches("[data-up]") ? -1 : 1);
    button.focus();
  }
});

function rowName(row: Element): string {
  return row.querySelector("[data-row-text]")?.textContent?.trim() || row.querySelector<HTMLInputElement>("[data-media-path]")?.value || "";
}

let dragged: HTMLElement | null = null;

enhance<HTMLElement>("[data-rows] > [data-row]", (row) => {
  const buttons = row.querySelector<HTMLElement>(":scope > .row-buttons");
  if (!buttons?.querySelector("[data-up]")) return;
  const handle = document.createElement("span");
  handle.className = "row-handle";
  handle.draggable = true;
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "⠿";
  handle.addEventListener("dragstart", (event) => {
    dragged = row;
    row.classList.add("is-dragged");
    event.dataTransfer?.setDragImage(row, 0, 0);
    event.dataTransfer?.setData("text/plain", rowName(row));
  });
  handle.addEventListener("dragend", () => {
    row.classList.remove("is-dragged");
    dragged = null;
    changed(row);
  });
  buttons.prepend(handle);
  row.addEventListener("dragover", (event) => {
    if (!dragged || dragged === row || dragged.parentElement !== row.parentElement) return;
    event.preventDefault();
    event.stopPropagation();
    const box = row.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) row.before(dragged);
    else row.after(dragged);
  });
});
