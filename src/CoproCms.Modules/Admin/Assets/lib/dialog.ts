import { contentAdded, word } from "./dom";

/** Asks a question with yes and no. Escape and a click beside it mean no. */
export function confirm(question: string): Promise<boolean> {
  const dialog = document.getElementById("confirm") as HTMLDialogElement;
  dialog.querySelector("#confirm-text")!.textContent = question;
  return new Promise((resolve) => {
    const answer = (event: Event) => {
      const value = (event.target as HTMLElement).closest<HTMLButtonElement>("button")?.value;
      if (event.type === "click" && event.target !== dialog && value === undefined) return;
      dialog.removeEventListener("click", answer);
      dialog.removeEventListener("cancel", answer);
      dialog.close();
      resolve(value === "yes");
    };
    dialog.addEventListener("click", answer);
    dialog.addEventListener("cancel", answer);
    dialog.showModal();
  });
}

/** Shows HTML of the server in a dialog of its own, which is gone when it closes. The first heading names it. */
export function openDialog(html: string, className = ""): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = `admin-dialog ${className}`;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn-close admin-dialog-close";
  close.setAttribute("aria-label", word("close"));
  close.addEventListener("click", () => dialog.close());
  const content = document.createElement("div");
  content.innerHTML = html;
  dialog.append(close, content);
  const heading = content.querySelector<HTMLElement>("h1, h2");
  if (heading) {
    heading.id ||= "dialog-title";
    dialog.setAttribute("aria-labelledby", heading.id);
  }
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  contentAdded();
  return dialog;
}
