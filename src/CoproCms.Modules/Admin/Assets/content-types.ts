import { announce, enhance } from "./lib/dom";

/** Fields and parts change places at once, by button or by pointer; what is posted is the order of the page. */
enhance<HTMLElement>("[data-sortable]", (list) => {
  let dragged: HTMLElement | null = null;
  const items = () => [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")];
  const settle = () => items().forEach((item, place, all) => {
    button(item, "up").disabled = place === 0;
    button(item, "down").disabled = place === all.length - 1;
  });
  const moved = (item: HTMLElement) => {
    settle();
    announce((item.dataset.moved ?? "").replace("#", String(items().indexOf(item) + 1)));
  };
  for (const item of items()) {
    for (const way of ["up", "down"] as const) {
      button(item, way).addEventListener("click", (event) => {
        event.preventDefault();
        if (way === "up") item.previousElementSibling?.before(item);
        else item.nextElementSibling?.after(item);
        moved(item);
        const pressed = button(item, way);
        (pressed.disabled ? button(item, way === "up" ? "down" : "up") : pressed).focus();
      });
    }
    const handle = item.querySelector<HTMLElement>("summary")!;
    handle.draggable = true;
    handle.addEventListener("dragstart", (event) => {
      dragged = item;
      event.dataTransfer!.effectAllowed = "move";
    });
    handle.addEventListener("dragend", () => {
      if (dragged) moved(dragged);
      dragged = null;
    });
    item.addEventListener("dragover", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      const { top, height } = item.getBoundingClientRect();
      if (event.clientY < top + height / 2) item.before(dragged);
      else item.after(dragged);
    });
  }
});

function button(item: HTMLElement, way: "up" | "down"): HTMLButtonElement {
  return item.querySelector<HTMLButtonElement>(`[data-move=${way}]`)!;
}

/** Enter adds what is being named instead of reviewing the whole. */
enhance<HTMLInputElement>("[data-enter]", (input) => {
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    input.form?.querySelector<HTMLButtonElement>(`[data-add=${input.dataset.enter}]`)?.click();
  });
});
