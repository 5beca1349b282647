import { enhance } from "../../Admin/Assets/lib/dom";

/** Terms are dragged before, behind or into others; the buttons of each row do the same without a pointer. */
enhance<HTMLElement>("[data-term-tree]", (tree) => {
  const form = document.getElementById("move-term") as HTMLFormElement;
  let dragged: HTMLElement | null = null;
  for (const row of tree.querySelectorAll<HTMLElement>(".term-row")) {
    const term = row.closest<HTMLElement>("[data-term]")!;
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = term;
      event.dataTransfer!.effectAllowed = "move";
      event.dataTransfer!.setData("text/plain", row.innerText);
    });
    row.addEventListener("dragend", () => { dragged = null; clear(tree); });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged.contains(term)) return;
      event.preventDefault();
      clear(tree);
      row.dataset.drop = place(row, event);
    });
    row.addEventListener("drop", (event) => {
      if (!dragged || dragged.contains(term)) return;
      event.preventDefault();
      send(form, dragged, term, place(row, event));
    });
  }
});

type Place = "before" | "after" | "in";

function place(row: HTMLElement, event: DragEvent): Place {
  const { top, height } = row.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  return part < 0.3 ? "before" : part > 0.7 ? "after" : "in";
}

function send(form: HTMLFormElement, dragged: HTMLElement, target: HTMLElement, where: Place): void {
  const next = target.nextElementSibling as HTMLElement | null;
  const values = {
    term: dragged.dataset.term ?? "",
    parent: where === "in" ? target.dataset.term ?? "" : target.parentElement!.dataset.parent ?? "",
    before: where === "before" ? target.dataset.term ?? "" : where === "after" ? next?.dataset.term ?? "" : "",
  };
  for (const [name, value] of Object.entries(values)) (form.elements.namedItem(name) as HTMLInputElement).value = value;
  form.requestSubmit();
}

function clear(tree: HTMLElement): void {
  for (const row of tree.querySelectorAll<HTMLElement>("[data-drop]")) delete row.dataset.drop;
}
