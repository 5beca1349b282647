import { contentAdded, enhance } from "../lib/dom";
import { pickMedia, type Picked } from "../lib/media";
import { changed, newKey } from "./words";

enhance<HTMLElement>("[data-media]", (field) => {
  const open = field.querySelector<HTMLButtonElement>("[data-media-open]");
  if (!open) return;
  open.hidden = false;
  open.addEventListener("click", () => void choose(field));
  field.addEventListener("change", (event) => {
    const path = event.target as HTMLInputElement;
    if (path.matches("[data-media-path]")) picture(path.closest("[data-row]")!, path.value);
  });
  field.addEventListener("click", (event) => {
    const image = (event.target as Element).closest<HTMLImageElement>("[data-media-thumb] img");
    if (image) focus(image, event);
  });
});

async function choose(field: HTMLElement): Promise<void> {
  const picked = await pickMedia(field.dataset["library"]!);
  if (picked.length === 0) return;
  for (const file of picked) put(field, file);
  changed(field);
  field.querySelector<HTMLElement>("[data-row]:last-child [data-media-text], [data-media-open]")?.focus();
}

function put(field: HTMLElement, file: Picked): void {
  const rows = field.querySelector<HTMLElement>("[data-rows]")!;
  if (field.dataset["multiple"] !== "true") rows.replaceChildren();
  const free = [...rows.querySelectorAll<HTMLElement>("[data-row]")].find((row) => !row.querySelector<HTMLInputElement>("[data-media-path]")!.value);
  const row = free ?? append(field, rows);
  row.querySelector<HTMLInputElement>("[data-media-path]")!.value = file.path;
  const text = row.querySelector<HTMLInputElement | HTMLTextAreaElement>("[data-media-text]");
  if (text && file.alt && !text.value) text.value = file.alt;
  picture(row, file.path);
}

function append(field: HTMLElement, rows: HTMLElement): HTMLElement {
  const key = newKey();
  const html = field.querySelector<HTMLTemplateElement>("[data-media-row]")!.innerHTML;
  rows.insertAdjacentHTML("beforeend", html.replaceAll("[~]", `[${key}]`).replaceAll('value="~"', `value="${key}"`).replaceAll("___", `_${key}_`));
  contentAdded();
  return rows.lastElementChild as HTMLElement;
}

function picture(row: Element, path: string): void {
  const thumb = row.querySelector<HTMLElement>("[data-media-thumb]")!;
  thumb.replaceChildren();
  if (!/\.(jpe?g|png|webp|gif|avif|svg)$/i.test(path)) return;
  const image = document.createElement("img");
  image.alt = "";
  image.src = `${row.closest<HTMLElement>("[data-media]")!.dataset["files"]}${path.split("/").map(encodeURIComponent).join("/")}`;
  thumb.append(image);
}

function focus(image: HTMLImageElement, event: MouseEvent): void {
  const row = image.closest("[data-row]")!;
  const [x, y] = [row.querySelector<HTMLInputElement>("[data-anchor-x]"), row.querySelector<HTMLInputElement>("[data-anchor-y]")];
  if (!x || !y) return;
  const box = image.getBoundingClientRect();
  x.value = ((event.clientX - box.left) / box.width).toFixed(2);
  y.value = ((event.clientY - box.top) / box.height).toFixed(2);
  row.querySelector(".media-anchor")?.setAttribute("open", "");
  changed(row);
}
