import { contentAdded } from "../../../Admin/Assets/lib/dom";
import { openDialog } from "../../../Admin/Assets/lib/dialog";
import { getJson, getText } from "../../../Admin/Assets/lib/http";
import { moveByKeys, takeFiles } from "./library";

/** A file of the media library that somebody chose. `alt` is its text in the wanted language; width and height are known of pictures. */
export interface PickedMedia { path: string; url: string; alt: string; width: number | null; height: number | null; type: string }

export interface PickOptions {
  /** Several files may be chosen. */
  multiple?: boolean;
  /** Endings that may be chosen, such as `[".pdf"]`, or `["image"]` for pictures; every kind when left out. */
  types?: string[];
  /** The language whose text is wanted; that of the admin when left out. */
  culture?: string;
  /** Where the library begins; the library's top, or the user's own folder, when left out. */
  folder?: string;
}

const address = `${document.querySelector<HTMLAnchorElement>(".admin-site")?.pathname ?? "/Admin"}/Media`;

/**
 * Opens the media library in a dialog. What is chosen comes back, and as the event `media-picked` (CustomEvent<PickedMedia[]>, bubbling) at the
 * opener, which gets the focus back. An empty list means that nothing was chosen.
 */
export async function pickMedia(opener: HTMLElement, options: PickOptions = {}): Promise<PickedMedia[]> {
  const query = new URLSearchParams({ picker: "true", multiple: String(options.multiple ?? false), types: options.types?.join(",") ?? "" });
  if (options.folder) query.set("folder", options.folder);
  const dialog = openDialog(await getText(`${address}?${query}`), "media-picker");
  return new Promise((resolve) => {
    let picked: PickedMedia[] = [];
    const use = async (paths: string[]) => {
      if (paths.length === 0) return;
      const asked = new URLSearchParams([["handler", "Picked"], ...(options.culture ? [["culture", options.culture]] : []), ...paths.map((path) => ["paths", path])] as [string, string][]);
      picked = await getJson<PickedMedia[]>(`${address}?${asked}`);
      dialog.close();
    };
    new Picker(dialog, (paths) => void use(paths)).show();
    dialog.addEventListener("close", () => {
      opener.focus();
      if (picked.length > 0) opener.dispatchEvent(new CustomEvent("media-picked", { bubbles: true, detail: picked }));
      resolve(picked);
    });
  });
}

class Picker {
  private readonly content: HTMLElement;

  constructor(private readonly dialog: HTMLDialogElement, private readonly use: (paths: string[]) => void) {
    this.content = dialog.querySelector<HTMLElement>("[data-media]")!.parentElement!;
    this.content.addEventListener("click", (event) => this.click(event));
    this.content.addEventListener("dblclick", (event) => {
      if ((event.target as Element).closest(".media-tile")) this.use(this.chosen());
    });
    this.content.addEventListener("submit", (event) => this.submit(event));
  }

  show(chosen: string[] = []): void {
    const root = this.content.querySelector<HTMLElement>("[data-media]");
    if (!root) return;
    takeFiles(root, (paths) => void this.load(this.here(root), paths));
    moveByKeys(root);
    for (const input of root.querySelectorAll<HTMLInputElement>("[data-pick]")) input.checked = chosen.includes(input.value);
  }

  private chosen(): string[] {
    return [...this.content.querySelectorAll<HTMLInputElement>("[data-pick]:checked")].map((input) => input.value);
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    if (target.closest("[data-use]")) return this.use(this.chosen());
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    event.preventDefault();
    void this.load(link.href);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-media-search]")) return this.use(this.chosen());
    void this.load(`${form.action}?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`);
  }

  private here(root: HTMLElement): string {
    const fields = root.querySelector<HTMLFormElement>("[data-media-search]")!;
    return `${fields.action}?${new URLSearchParams(new FormData(fields) as unknown as Record<string, string>)}`;
  }

  private async load(url: string, chosen: string[] = []): Promise<void> {
    this.content.innerHTML = await getText(url);
    const heading = this.content.querySelector<HTMLElement>("h2");
    if (heading) {
      heading.id = this.dialog.getAttribute("aria-labelledby") ?? "dialog-title";
      heading.tabIndex = -1;
      heading.focus();
    }
    contentAdded();
    this.show(chosen);
  }
}
