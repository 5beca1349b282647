import { UploadQueue } from "./queue";

/** Makes the library take files that are chosen, dropped or pasted. */
export function takeFiles(root: HTMLElement, done: (paths: string[]) => void): void {
  const drop = root.querySelector<HTMLElement>("[data-drop]");
  if (!drop) return;
  const queue = new UploadQueue(root, done);
  const input = drop.querySelector<HTMLInputElement>("[data-files]")!;
  drop.querySelector<HTMLElement>("[data-upload-button]")?.remove();
  const take = () => {
    queue.add([...(input.files ?? [])]);
    input.value = "";
  };
  input.addEventListener("change", take);
  // Chosen on a slow line, before this script came and took the button away.
  if (input.files?.length) take();
  for (const kind of ["dragenter", "dragover"]) {
    root.addEventListener(kind, (event) => {
      if (![...((event as DragEvent).dataTransfer?.types ?? [])].includes("Files")) return;
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  root.addEventListener("dragleave", (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) drop.classList.remove("is-over");
  });
  root.addEventListener("drop", (event) => {
    drop.classList.remove("is-over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    queue.add(files);
  });
  onPaste(root, (files) => queue.add(files));
}

/** Moves between the files with the arrow keys; the space bar selects. */
export function moveByKeys(root: HTMLElement): void {
  const tiles = () => [...root.querySelectorAll<HTMLElement>("[data-tile]")];
  for (const [i, tile] of tiles().entries()) tile.tabIndex = i === 0 ? 0 : -1;
  const list = root.querySelector<HTMLElement>("[data-tiles]");
  list?.addEventListener("keydown", (event) => {
    const all = tiles();
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") {
      event.preventDefault();
      all[at]!.parentElement!.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
      return;
    }
    const to = target(event.key, at, all);
    if (to === undefined || !all[to]) return;
    event.preventDefault();
    for (const tile of all) tile.tabIndex = -1;
    all[to].tabIndex = 0;
    all[to].focus();
  });
}

function target(key: string, at: number, all: HTMLElement[]): number | undefined {
  const top = all[0]!.offsetTop;
  const columns = Math.max(1, all.findIndex((tile) => tile.offsetTop !== top));
  switch (key) {
    case "ArrowRight": return Math.min(all.length - 1, at + 1);
    case "ArrowLeft": return Math.max(0, at - 1);
    case "ArrowDown": return at + columns < all.length ? at + columns : undefined;
    case "ArrowUp": return at - columns >= 0 ? at - columns : undefined;
    case "Home": return 0;
    case "End": return all.length - 1;
    default: return undefined;
  }
}

// A picture from the clipboard has no name of its own: one that tells when it came.
function onPaste(root: HTMLElement, take: (files: File[]) => void): void {
  const word = root.querySelector<HTMLElement>("[data-library-words]")!.dataset["pasted"]!;
  const paste = (event: ClipboardEvent) => {
    if (!root.isConnected) return document.removeEventListener("paste", paste);
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, "-");
    take(files.map((file) => (/^image\.\w+$/.test(file.name) ? new File([file], `${word}-${stamp}.${file.name.split(".").pop()}`, { type: file.type, lastModified: file.lastModified }) : file)));
  };
  document.addEventListener("paste", paste);
}
