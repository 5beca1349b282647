/** Opens the dialog that the page has in a template, and gives what was filled in; null when it was left. A button of another outcome is named by it. */
export function ask(name: string, prepare: (form: HTMLFormElement) => void): Promise<FormData | string | null> {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-dialog="${name}"]`)!;
  const dialog = (template.content.cloneNode(true) as DocumentFragment).querySelector("dialog")!;
  const form = dialog.querySelector("form")!;
  document.body.append(dialog);
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-close]")) button.addEventListener("click", () => dialog.close(button.dataset["close"]));
  prepare(form);
  dialog.showModal();
  const first = document.activeElement;
  // A dialog focuses its first radio button, whichever of the group is on.
  if (first instanceof HTMLInputElement && first.type === "radio") form.querySelector<HTMLInputElement>(`[name="${first.name}"]:checked`)?.focus();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "ok" ? new FormData(form) : dialog.returnValue === "remove" ? "remove" : null);
    }),
  );
}

export const control = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;

/** What was given under the name, without spaces round it; null for nothing. */
export const given = (data: FormData, name: string) => (data.get(name) as string | null)?.trim() || null;
