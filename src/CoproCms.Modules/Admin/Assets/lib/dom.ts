/** Calls the function for every element of the selector, now and whenever a part of the page is replaced; once for each element. */
export function enhance<E extends HTMLElement>(selector: string, with_: (element: E) => void): void {
  const done = new WeakSet<Element>();
  const run = (root: ParentNode) => {
    for (const element of root.querySelectorAll<E>(selector)) {
      if (done.has(element)) continue;
      done.add(element);
      with_(element);
    }
  };
  run(document);
  document.addEventListener("htmx:load", () => run(document));
  document.addEventListener("content-added", () => run(document));
}

/** Tells that elements were added without htmx, so that they are enhanced too. */
export function contentAdded(): void {
  document.dispatchEvent(new CustomEvent("content-added"));
}

/** Words that the layout wrote in the reader's language. */
export function word(name: string): string {
  return document.getElementById("words")?.dataset[name] ?? "";
}

/** Says something to everyone, those who listen included. */
export function announce(text: string, kind: "success" | "danger" = "success"): void {
  const messages = document.getElementById("messages");
  if (!messages) return;
  const message = document.createElement("div");
  message.className = `alert alert-${kind}`;
  message.textContent = text;
  messages.replaceChildren(message);
}

/** Whether the person is writing: then single keys are letters, not shortcuts. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"));
}
