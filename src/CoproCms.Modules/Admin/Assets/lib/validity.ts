import { word } from "./dom";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let said: Control[] = [];

/** Says what is wrong with a control in the reader's language: the browser's own words are in the browser's. */
export function sayWhatIsWrong(): void {
  document.addEventListener("invalid", (event) => {
    const control = event.target as Control;
    // Whoever gave it a reason of their own has words for it.
    if (control.validity.customError) return;
    control.setCustomValidity(reason(control));
    said.push(control);
  }, true);
  document.addEventListener("input", forget, true);
  document.addEventListener("change", forget, true);
  // A script may have written into the control meanwhile, so that each attempt begins anew.
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("button")) forget();
  }, true);
}

function forget(): void {
  for (const control of said) control.setCustomValidity("");
  said = [];
}

function reason(control: Control): string {
  const { validity } = control;
  const { min, max } = control as HTMLInputElement;
  if (validity.valueMissing) return word("missing");
  if (validity.typeMismatch) return word(control.type === "email" ? "noEmail" : "noUrl");
  if (validity.rangeUnderflow) return word("atLeast").replace("{0}", min);
  if (validity.rangeOverflow) return word("atMost").replace("{0}", max);
  return word("wrong");
}
