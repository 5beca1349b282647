// Uploads that go on after an interruption, by the tus protocol 1.0.0: the server says how much of a file it has, and the rest is sent from there.

export class UploadRefused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export interface Unfinished { url: string; path: string; length: number; offset: number; fingerprint: string }

const pieceLength = 4 * 1024 * 1024;
const longestPause = 30_000;

const tus = { "Tus-Resumable": "1.0.0" };

export const fingerprint = (file: File): string => `${file.size}-${file.lastModified}-${file.type}`;

export async function unfinished(endpoint: string): Promise<Unfinished[]> {
  const answer = await fetch(endpoint, { headers: { ...tus, Accept: "application/json" } });
  return answer.ok ? answer.json() as Promise<Unfinished[]> : [];
}

export const forget = (url: string): Promise<Response> => fetch(url, { method: "DELETE", headers: tus });

/** Sends one file. Without a connection it waits and goes on by itself. */
export class Upload {
  private url: string | undefined;
  private sending: XMLHttpRequest | undefined;
  private cancelled = false;

  // A conflict may mean that another piece came first, which asking again shows, or the end of the upload: then this was why.
  private refusal: UploadRefused | undefined;

  constructor(
    private readonly endpoint: string,
    readonly file: File,
    readonly folder: string,
    private readonly events: { progress(fraction: number): void; waiting(): void },
    private keepBoth = false,
  ) {}

  /** Resolves with the path of the file in the media folder. */
  async send(): Promise<string> {
    this.url = (await this.begun()) ?? (await this.patiently(() => this.create()));
    for (;;) {
      const offset = await this.patiently(() => this.offset()).catch((fault) => Promise.reject(this.refusal ?? fault));
      this.events.progress(this.file.size === 0 ? 1 : offset / this.file.size);
      const path = await this.patiently(() => this.piece(offset), true);
      if (path) return path;
    }
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    this.sending?.abort();
    if (this.url) await forget(this.url).catch(() => undefined);
  }

  private async begun(): Promise<string | undefined> {
    if (this.keepBoth) return undefined;
    const path = this.folder ? `${this.folder}/${this.file.name}` : this.file.name;
    const all = await unfinished(this.endpoint).catch(() => []);
    return all.find((u) => u.length === this.file.size && u.fingerprint === fingerprint(this.file) && u.path === path.normalize("NFC"))?.url;
  }

  private async create(): Promise<string> {
    const metadata = { filename: this.file.name, folder: this.folder, fingerprint: fingerprint(this.file) };
    const pairs = Object.entries(metadata).filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`);
    if (this.keepBoth) pairs.push("keepboth");
    const answer = await fetch(this.endpoint, {
      method: "POST",
      headers: { ...tus, Accept: "application/json", "Upload-Length": String(this.file.size), "Upload-Metadata": pairs.join(",") },
    });
    if (!answer.ok) throw new UploadRefused(answer.status, problem(await answer.text()));
    return answer.headers.get("Location")!;
  }

  private async offset(): Promise<number> {
    const answer = await fetch(this.url!, { method: "HEAD", headers: tus });
    if (!answer.ok) throw new UploadRefused(answer.status, "");
    return Number(answer.headers.get("Upload-Offset"));
  }

  /** Sends the next piece. The path of the file, if that was the last one. */
  private piece(offset: number): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const request = (this.sending = new XMLHttpRequest());
      request.open("PATCH", this.url!);
      for (const [name, value] of Object.entries({ ...tus, Accept: "application/json", "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" })) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => this.events.progress((offset + event.loaded) / Math.max(1, this.file.size));
      request.onload = () => {
        if (request.status !== 204) return reject((this.refusal = new UploadRefused(request.status, problem(request.responseText))));
        const path = request.getResponseHeader("Media-Path");
        resolve(path === null ? undefined : decodeURIComponent(path));
      };
      request.onerror = () => reject(new TypeError("network"));
      request.onabort = () => reject(new UploadRefused(0, ""));
      request.send(this.file.slice(offset, offset + pieceLength));
    });
  }

  /** Tries until there is a connection. What the server refuses is final, except that somebody else holds the file or that the offset was another. */
  private async patiently<T>(work: () => Promise<T>, restart = false): Promise<T> {
    for (let pause = 1000; ; pause = Math.min(longestPause, pause * 2)) {
      if (this.cancelled) throw new UploadRefused(0, "");
      try {
        return await work();
      } catch (fault) {
        const final = fault instanceof UploadRefused && ![0, 409, 423, 502, 503, 504].includes(fault.status);
        if (final || this.cancelled || (fault instanceof UploadRefused && fault.status === 409 && !restart)) throw fault;
        this.events.waiting();
        await reconnected(pause);
        if (restart) return undefined as T;
      }
    }
  }
}

function reconnected(pause: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, pause);
    addEventListener("online", go);
  });
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function problem(body: string): string {
  try {
    const answer = JSON.parse(body) as { detail?: string; title?: string };
    return answer.detail ?? answer.title ?? "";
  } catch {
    return "";
  }
}
