import { contentAdded, enhance } from "../../../Admin/Assets/lib/dom";
import { getJson, getText } from "../../../Admin/Assets/lib/http";
import { moveByKeys, takeFiles } from "./library";

/** A file of the media library that somebody chose. `alt` is its text in the wanted language; width and height are known of pictures. */
export interface PickedMedia { path: string; url: string; alt: string; width: number | null; height: number | null; type: string }

// The inside of a dialog. What is chosen is told by the event media-picked (CustomEvent<PickedMedia[]>), which bubbles; whoever opened the dialog closes it.
enhance<HTMLElement>("[data-media-library][data-picker]", (root) => {
  takeFiles(root, (paths) => void load(root, here(root), paths));
  moveByKeys(root);
  root.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("[data-use]")) return void use(root);
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (!link) return;
    event.preventDefault();
    void load(root, link.href);
  });
  root.addEventListener("dblclick", (event) => {
    if ((event.target as Element).closest(".media-tile")) void use(root);
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    if ((event.target as Element).matches("[data-library-search]")) void load(root, here(root));
    else void use(root);
  });
});

async function use(root: HTMLElement): Promise<void> {
  const paths = [...root.querySelectorAll<HTMLInputElement>("[data-pick]:checked")].map((input) => input.value);
  if (paths.length === 0) return;
  const query = new URLSearchParams([["handler", "Picked"], ["culture", root.dataset["culture"] ?? ""], ...paths.map((path) => ["paths", path])] as [string, string][]);
  const detail = await getJson<PickedMedia[]>(`${root.querySelector<HTMLFormElement>("[data-library-search]")!.action}?${query}`);
  root.dispatchEvent(new CustomEvent("media-picked", { bubbles: true, detail }));
}

function here(root: HTMLElement): string {
  const form = root.querySelector<HTMLFormElement>("[data-library-search]")!;
  return `${form.action}?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`;
}

/** Shows another folder, page or search in the place of this one. */
async function load(root: HTMLElement, url: string, chosen: string[] = []): Promise<void> {
  const fresh = new DOMParser().parseFromString(await getText(url), "text/html").querySelector<HTMLElement>("[data-media-library]");
  if (!fresh) return;
  root.replaceWith(document.adoptNode(fresh));
  contentAdded();
  for (const input of fresh.querySelectorAll<HTMLInputElement>("[data-pick]")) input.checked = chosen.includes(input.value);
  (fresh.querySelector<HTMLElement>("[data-pick]:checked") ?? fresh.querySelector<HTMLElement>("[data-library-search] input[type=search]"))?.focus();
}
