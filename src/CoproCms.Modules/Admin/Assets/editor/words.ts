/** Words of the form that the server wrote in the reader's language; {0} and {1} stand for the arguments. */
export function say(name: string, ...values: (string | number)[]): string {
  const text = document.getElementById("editor-words")?.dataset[name] ?? "";
  return values.reduce<string>((words, value, i) => words.replaceAll(`{${i}}`, String(value)), text);
}

/** Tells the form that it was changed by something else than typing, so that it is saved by itself too. */
export function changed(element: Element): void {
  element.closest("form")?.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Says something to those who listen. */
export function tell(text: string): void {
  let region = document.getElementById("editor-told");
  if (!region) {
    region = document.createElement("div");
    region.id = "editor-told";
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = text;
}

/** A button with a sign on it and words for those who do not see it. */
export function signButton(sign: string, words: string, action: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-quiet";
  button.textContent = sign;
  button.title = words;
  button.setAttribute("aria-label", words);
  button.addEventListener("click", action);
  return button;
}

let made = 0;

/** A key that no row of the form has yet. */
export function newKey(): string {
  made += 1;
  return `n${Date.now().toString(36)}${made}`;
}
