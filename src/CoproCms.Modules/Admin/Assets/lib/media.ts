import { openDialog } from "./dialog";

/** A file that somebody chose in the media library. `alt` is its text in the language that was asked for. */
export interface Picked {
  path: string;
  url: string;
  alt: string;
}

/** Lets files be chosen in the media library, which stands at the address; none when it was left. Rejects with a RequestFault where it may not be seen. */
export async function pickMedia(address: string): Promise<Picked[]> {
  const dialog = await openDialog(address, "media-dialog");
  if (!dialog) return [];
  return new Promise((resolve) => {
    dialog.addEventListener("media-picked", (event) => {
      resolve((event as CustomEvent<Picked[]>).detail);
      dialog.close();
    });
    dialog.addEventListener("close", () => resolve([]));
  });
}
