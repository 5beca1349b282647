// Controls whose names begin so belong to the request, not to the item.
const aside = new Set(["__RequestVerificationToken", "command", "EditingWindow", "EditingKnown"]);

/** The form's words as one text, which is the same as long as nobody changed anything. Files are sent by themselves. */
export function written(form: HTMLFormElement): string {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && !aside.has(name)) values.append(name, value);
  return values.toString();
}

/** Gives the page's forms and scripts the token of the present sign-in. */
export function renewToken(token: string): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[name=__RequestVerificationToken]")) input.value = token;
  const meta = document.querySelector<HTMLMetaElement>("meta[name=antiforgery]");
  if (meta) meta.content = token;
}
