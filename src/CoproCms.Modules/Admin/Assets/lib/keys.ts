import { isWriting } from "./dom";

/** Runs the action when the keys are pressed one after another, such as `g d`, while nothing is being written. */
export function onKeys(keys: string, action: () => void): void {
  const wanted = keys.split(" ");
  let pressed = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || document.querySelector("dialog[open]")) return;
    pressed = event.key === wanted[pressed] ? pressed + 1 : event.key === wanted[0] ? 1 : 0;
    if (pressed < wanted.length) return;
    pressed = 0;
    event.preventDefault();
    action();
  });
}
