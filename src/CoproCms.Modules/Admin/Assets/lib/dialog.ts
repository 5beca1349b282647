import { contentAdded, word } from "./dom";
import { getText, RequestFault } from "./http";

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

let opening = false;

/**
 * Shows a piece of a page in a dialog of its own, which is gone when it closes. The first heading names it.
 * Null while another is on its way, as after a second click; an address that does not answer rejects with a RequestFault.
 */
export async function openDialog(url: string, className: string): Promise<HTMLDialogElement | null> {
  if (opening) return null;
  opening = true;
  try {
    const content = document.createElement("div");
    content.innerHTML = await getText(url);
    // A form without its script would leave the page, and what is unsaved on it, at the first Enter.
    const modules = [...content.querySelectorAll<HTMLElement>("[data-module]")].map((part) => import(part.dataset["module"]!));
    await Promise.all(modules).catch(() => Promise.reject(new RequestFault(0, word("failed"), "")));
    return show(content, className);
  } finally {
    opening = false;
  }
}

function show(content: HTMLElement, className: string): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = `admin-dialog ${className}`;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn-close admin-dialog-close";
  close.setAttribute("aria-label", word("close"));
  close.addEventListener("click", () => dialog.close());
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
