// Saving and publishing from the keyboard, also from within a text: each presses the button that is there for it, so that it does what the button does.
document.addEventListener(
  "keydown",
  (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const key = event.key === "Enter" && event.shiftKey ? "publish" : event.key.toLowerCase() === "s" && !event.shiftKey ? "save" : null;
    if (!key) return;
    // The browser's own answer is to save the page as a file.
    event.preventDefault();
    // Without drafts there is one button, and saving is publishing.
    const buttons = key === "save" ? "[data-key=save], [data-key=publish]" : "[data-key=publish]";
    document.querySelector<HTMLButtonElement>(`#content-form :is(${buttons})`)?.click();
  },
  true,
);
