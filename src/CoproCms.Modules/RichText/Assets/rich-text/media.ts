import { ask, given } from "./ask";

export interface Picture {
  url: string;
  alt: string;
}

/** A picture by its address. */
export async function pickPicture(): Promise<Picture | null> {
  const data = await ask("media", () => {});
  const url = data instanceof FormData ? given(data, "address") : null;
  return url ? { url, alt: "" } : null;
}
