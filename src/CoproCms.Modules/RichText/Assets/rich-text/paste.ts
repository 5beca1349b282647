import { isElement } from "./elements";
import { parse } from "./html";
import { rename, styles, unwrap, wrapContent } from "./reshape";
import { nestLists } from "./word-lists";

const kept: Record<string, string[]> = { a: ["href"], img: ["src", "alt"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"], ol: ["start", "type"] };
const dropped = "style, script, meta, link, title, xml, head, object, svg, input, button, select, textarea";
const renamed: Record<string, string> = { b: "strong", i: "em", strike: "s" };
const link = /^(https?:|mailto:|tel:|\/|#|~\/)/i;

/** What is worth keeping of HTML that was copied elsewhere: the structure, not the looks. */
export function cleanPaste(html: string, cultures: string[], own: string): string {
  const body = parse(html.replaceAll(/<style[\s\S]*?<\/style>|<\/?o:p[^>]*>/gi, ""));
  removeComments(body);
  body.querySelectorAll(dropped).forEach((element) => element.remove());
  nestLists(body);
  styleToElements(body);
  lowerHeadings(body);
  for (const element of [...body.querySelectorAll("*")]) cleanElement(element, cultures, own);
  removeEmpty(body);
  return body.innerHTML.trim();
}

function removeComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.parentNode!.removeChild(comment));
}

/** Word and Google Docs say bold and italic by style; Google wraps the whole in a bold that is not. */
function styleToElements(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll<HTMLElement>("b, span, p, a, font")]) {
    const style = styles(element);
    if (element.localName === "b" && /^(normal|400)$/.test(style["font-weight"] ?? "")) {
      unwrap(element);
      continue;
    }
    if (element.localName !== "span" && element.localName !== "font") continue;
    const marks = [
      /^(bold|[6-9]00)$/.test(style["font-weight"] ?? "") && "strong",
      style["font-style"] === "italic" && "em",
      style["text-decoration"]?.includes("line-through") && "s",
      style["vertical-align"] === "super" && "sup",
      style["vertical-align"] === "sub" && "sub",
    ].filter((mark) => mark !== false && mark !== undefined);
    if (element.closest("h1, h2, h3, h4, h5, h6, th")) marks.splice(0, marks.length, ...marks.filter((mark) => mark !== "strong"));
    for (const mark of marks) wrapContent(element, mark);
  }
}

/** The page's title is its only first heading: the highest that was copied becomes a second. */
function lowerHeadings(body: HTMLElement): void {
  const title = body.querySelector("h1, p.MsoTitle");
  for (const heading of [...body.querySelectorAll("h1, h2, h3, h4, h5, h6, p.MsoTitle")]) {
    const level = Number(heading.localName === "p" ? 1 : heading.localName[1]) + (title ? 1 : 0);
    rename(heading, `h${Math.min(Math.max(level, 2), 4)}`);
  }
}

function cleanElement(element: Element, cultures: string[], own: string): void {
  const tag = renamed[element.localName];
  const at = tag ? rename(element, tag) : element;
  const lang = at.getAttribute("lang")?.split("-")[0]?.toLowerCase();
  for (const { name } of [...at.attributes]) if (!kept[at.localName]?.includes(name)) at.removeAttribute(name);
  // Word says the language of every run; what is in another language than the text is worth keeping.
  if (lang && lang !== own && cultures.includes(lang) && at.textContent!.trim()) at.setAttribute("lang", lang);
  if (at.localName === "a") cleanLink(at);
  else if (at.localName === "img" && !/^(https?:|\/)/i.test(at.getAttribute("src") ?? "")) at.remove();
  else if ((at.localName === "span" && !at.hasAttribute("lang")) || ["font", "center", "label", "u"].includes(at.localName)) unwrap(at);
  else if (at.localName === "div") at.querySelector("p, div, ul, ol, table, h2, h3, h4, blockquote") ? unwrap(at) : rename(at, "p");
}

function cleanLink(element: Element): void {
  const href = element.getAttribute("href");
  const target = href && /^https:\/\/www\.google\.com\/url\?/.test(href) ? new URL(href).searchParams.get("q") : href;
  if (target && link.test(target)) element.setAttribute("href", target);
  else unwrap(element);
}

function removeEmpty(body: HTMLElement): void {
  const nothing = (element: Element) => !element.textContent!.replaceAll("\u00a0", " ").trim() && !element.querySelector("img, br, hr, td, th");
  body.querySelectorAll(":scope > br, br.Apple-interchange-newline, p > br:only-child").forEach((element) => element.remove());
  for (const element of [...body.querySelectorAll("p, h2, h3, h4, li, span, strong, em, a, blockquote, ul, ol")].reverse()) if (nothing(element)) element.remove();
  // Both wrap the text of items in paragraphs.
  for (const paragraph of body.querySelectorAll("li > p:first-child")) if (isElement(paragraph.parentElement, "li")) unwrap(paragraph);
  for (const element of body.querySelectorAll("strong > strong, em > em, :is(h2, h3, h4, th) strong")) unwrap(element);
}
