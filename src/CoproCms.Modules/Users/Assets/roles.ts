import { enhance } from "../../Admin/Assets/lib/dom";

/** Shows at once which permissions follow from the ones that are ticked. Without it the page shows that once it is saved. */
enhance<HTMLFormElement>("[data-permissions]", (form) => {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("[data-implied-by]")];
  const through = form.dataset.through ?? "{0}";

  const update = (): void => {
    const held = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const sources = (box: HTMLInputElement): string[] => (box.dataset.impliedBy ?? "").split(" ").filter((name) => held.has(name));
    for (let size = -1; size !== held.size; ) {
      size = held.size;
      for (const box of boxes) if (sources(box).length > 0) held.add(box.value);
    }
    for (const box of boxes) {
      const note = box.closest(".permission")?.querySelector("[data-sources]");
      const names = sources(box);
      if (note) note.textContent = names.length > 0 ? through.replace("{0}", names.join(", ")) : "";
    }
  };

  form.addEventListener("change", update);
});
