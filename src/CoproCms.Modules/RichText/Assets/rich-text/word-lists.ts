import { styles, unwrap } from "./reshape";

const place = /l(\d+)\s+level(\d+)/;

/** Word writes lists as paragraphs that say their level and begin with their own marker; Google nests a list beside the item it belongs to. */
export function nestLists(body: HTMLElement): void {
  for (const paragraph of [...body.querySelectorAll("p")]) if (isItem(paragraph) && !isItem(paragraph.previousElementSibling)) build(paragraph);
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) if (list.previousElementSibling?.localName === "li") list.previousElementSibling.append(list);
}

function isItem(element: Element | null): element is HTMLParagraphElement {
  return element?.localName === "p" && place.test(styles(element)["mso-list"] ?? "");
}

function build(first: HTMLParagraphElement): void {
  const anchor = first.ownerDocument.createElement("p");
  first.before(anchor);
  const open: Element[] = [];
  for (let at: Element | null = first; isItem(at);) {
    const next: Element | null = at.nextElementSibling;
    const level = Number(place.exec(styles(at)["mso-list"]!)![2]);
    const tag = markerOf(at);
    open.length = Math.min(open.length, level);
    if (open.length === level && open[level - 1]!.localName !== tag && level === 1) open.length = 0;
    while (open.length < level) open.push(begin(open.at(-1), tag, anchor));
    const item = at.ownerDocument.createElement("li");
    item.append(...at.childNodes);
    open.at(-1)!.append(item);
    at.remove();
    at = next;
  }
  anchor.remove();
}

function begin(outer: Element | undefined, tag: string, anchor: Element): Element {
  const list = anchor.ownerDocument.createElement(tag);
  const item = outer?.lastElementChild;
  if (item) item.append(list);
  else if (outer) outer.append(list);
  else anchor.before(list);
  return list;
}

/** Takes the marker off, which says what kind of list it is. */
function markerOf(paragraph: Element): "ul" | "ol" {
  const marker = [...paragraph.querySelectorAll("span")].find((span) => styles(span)["mso-list"] === "ignore");
  const text = marker?.textContent?.replaceAll("\u00a0", " ").trim() ?? "";
  marker?.remove();
  paragraph.querySelectorAll("span").forEach((span) => {
    if (!span.textContent!.replaceAll("\u00a0", " ").trim() && !span.querySelector("img")) unwrap(span);
  });
  return /^\(?[0-9a-z]{1,4}[.)]/i.test(text) ? "ol" : "ul";
}
