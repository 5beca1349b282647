import { pickMedia } from "../../../Admin/Assets/lib/media";
import { ask, given } from "./ask";

export interface Picture {
  url: string;
  alt: string;
}

/** A picture from the media library, with its text in the language; where the library may not be seen, one by its address. */
export async function pickPicture(culture: string): Promise<Picture | null> {
  const library = document.querySelector<HTMLTemplateElement>("template[data-dialog=media]")!.dataset["library"]!;
  try {
    return (await pickMedia(`${library}&culture=${encodeURIComponent(culture)}`))[0] ?? null;
  } catch {
    return askForAddress();
  }
}

async function askForAddress(): Promise<Picture | null> {
  const data = await ask("media", () => {});
  const url = data instanceof FormData ? given(data, "address") : null;
  return url ? { url, alt: "" } : null;
}
