import { enhance } from "../../Admin/Assets/lib/dom";

// Writing a new text is choosing it.
enhance<HTMLElement>("[data-merge-field]", (field) => {
  field.querySelector("[data-merge-text]")?.addEventListener("input", () => {
    const own = field.querySelector<HTMLInputElement>("input[type=radio][value=text]");
    if (own) own.checked = true;
  });
});
