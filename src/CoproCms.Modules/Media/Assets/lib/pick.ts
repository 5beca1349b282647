import { openDialog } from "../../../Admin/Assets/lib/dialog";
import { getText } from "../../../Admin/Assets/lib/http";
import type { PickedMedia } from "./picker";
import "./picker";

export interface PickOptions {
  /** Several files may be chosen. */
  multiple?: boolean;
  /** Endings that may be chosen, such as `[".pdf"]`, or `["image"]` for pictures; every kind when left out. */
  types?: string[];
  /** The language whose text is wanted; that of the admin when left out. */
  culture?: string;
}

/**
 * Opens the media library in a dialog. What was chosen comes back, none if nothing was; the opener also gets it as the event `media-picked`
 * (CustomEvent<PickedMedia[]>, bubbling) and has the focus again.
 */
export async function pickMedia(opener: HTMLElement, options: PickOptions = {}): Promise<PickedMedia[]> {
  const admin = document.querySelector<HTMLAnchorElement>(".admin-site")?.pathname ?? "/Admin";
  const query = new URLSearchParams({ picker: "true", multiple: String(options.multiple ?? false), types: options.types?.join(",") ?? "", culture: options.culture ?? "" });
  const dialog = openDialog(await getText(`${admin}/Media?${query}`), "media-picker");
  return new Promise((resolve) => {
    let picked: PickedMedia[] = [];
    dialog.addEventListener("media-picked", (event) => {
      event.stopPropagation();
      picked = (event as CustomEvent<PickedMedia[]>).detail;
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      opener.focus();
      if (picked.length > 0) opener.dispatchEvent(new CustomEvent("media-picked", { bubbles: true, detail: picked }));
      resolve(picked);
    });
  });
}
