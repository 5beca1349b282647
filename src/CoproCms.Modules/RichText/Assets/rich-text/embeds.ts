/** Where something embedded may come from. The server has the same list and lets nothing else through. */
export interface EmbedSource {
  name: string;
  /** What every frame's address begins with; the id follows. */
  address: string;
  /** How the addresses begin that people copy; the id follows. */
  pages: string[];
}

export interface Embed {
  src: string;
  source: string;
}

const id = /^([A-Za-z0-9_-]{1,64})/;

/** The frame for an address that someone copied, null when it comes from elsewhere. */
export function embedOf(address: string, sources: EmbedSource[]): Embed | null {
  for (const source of sources) {
    const start = [source.address, ...source.pages].find((page) => address.trim().startsWith(page));
    const match = start && id.exec(address.trim().slice(start.length));
    if (match) return { src: source.address + match[1], source: source.name };
  }
  return null;
}
