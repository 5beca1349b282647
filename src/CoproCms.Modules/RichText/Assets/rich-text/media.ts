import { openDialog } from "../../../Admin/Assets/lib/dialog";
import { ask, given } from "./ask";

export interface Picture {
  url: string;
  alt: string;
}

/** A picture from the media library, with its text in the language; where the library may not be seen, one by its address. */
export async function pickPicture(culture: string): Promise<Picture | null> {
  const library = document.querySelector<HTMLTemplateElement>("template[data-dialog=media]")!.dataset["library"]!;
  let dialog: HTMLDialogElement | null;
  try {
    dialog = await openDialog(`${library}&culture=${encodeURIComponent(culture)}`, "media-dialog");
  } catch {
    return askForAddress();
  }
  if (!dialog) return null;
  return new Promise((resolve) => {
    dialog.addEventListener("media-picked", (event) => {
      // It is meant for nobody else on the page who may have asked for a file before.
      event.stopPropagation();
      resolve((event as CustomEvent<Picture[]>).detail[0] ?? null);
      dialog.close();
    });
    dialog.addEventListener("close", () => resolve(null));
  });
}

async function askForAddress(): Promise<Picture | null> {
  const data = await ask("media", () => {});
  const url = data instanceof FormData ? given(data, "address") : null;
  return url ? { url, alt: "" } : null;
}
