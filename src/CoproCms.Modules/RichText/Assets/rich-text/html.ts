import { blockTags, isBlock, isElement } from "./elements";

const spaces = /[ \t\r\n\f]+/g;
const voids = new Set(["br", "hr", "img", "wbr", "source", "col"]);

/** Parses without running or loading anything. */
export function parse(html: string): HTMLElement {
  return new DOMParser().parseFromString(`<body>${withoutStyles(html)}`, "text/html").body;
}

/** Styles as plain data: a browser would apply them, were it only to refuse that loudly. */
export const withoutStyles = (html: string) => html.replaceAll(/<[a-z][^<>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, " data-style="));

/** HTML as it is stored: a block on each line, indented by two spaces, without what says nothing. */
export function write(body: HTMLElement): string {
  tidy(body);
  return blocks([...body.childNodes], "");
}

/**
 * What the HTML says, so that two ways to write it can be compared: blocks with their attributes, and each run of text with the elements round it.
 * Comments and unknown elements show in it.
 */
export function meaning(html: string): string {
  const body = parse(html);
  tidy(body);
  return describe(body);
}

/** Removes what the editor's model adds: paragraphs round the text of items and cells, spans of one cell. */
function tidy(body: Element): void {
  for (const element of body.querySelectorAll("li, dd, td, th, figure")) unwrapParagraph(element);
  for (const cell of body.querySelectorAll("td, th")) {
    for (const name of ["colspan", "rowspan"]) if (cell.getAttribute(name) === "1") cell.removeAttribute(name);
  }
  for (const table of body.querySelectorAll("table")) gatherHead(table);
  // The editor keeps an empty line at the end, to go on writing there.
  const last = body.lastElementChild;
  if (isElement(last, "p") && last.attributes.length === 0 && !last.hasChildNodes()) last.remove();
}

function unwrapParagraph(parent: Element): void {
  const first = parent.firstElementChild;
  if (!isElement(first, "p") || first.attributes.length > 0 || hasText(before(first))) return;
  const after = [...parent.children].slice(1);
  const bare =
    parent.localName === "figure"
      ? first.children.length === 1 && first.firstElementChild!.localName === "img" && !first.textContent!.trim()
      : after.every((element) => element.localName === "ul" || element.localName === "ol");
  if (bare) first.replaceWith(...first.childNodes);
}

/** The rows at the top that have nothing but header cells are the table's head. */
function gatherHead(table: Element): void {
  if (table.querySelector(":scope > thead")) return;
  const body = table.querySelector(":scope > tbody");
  const rows: Element[] = [];
  for (const row of body?.children ?? []) {
    if (![...row.children].every((cell) => cell.localName === "th")) break;
    rows.push(row);
  }
  if (!body || rows.length === 0 || rows.length === body.children.length) return;
  const head = table.ownerDocument.createElement("thead");
  head.append(...rows);
  body.before(head);
}

function blocks(nodes: Node[], indent: string): string {
  return nodes
    .filter((node) => isBlock(node) || hasText([node]))
    .map((node) => indent + (isBlock(node) ? block(node, indent) : inline([node])))
    .join("\n");
}

function block(element: Element, indent: string): string {
  const open = `<${element.localName}${attributes(element)}>`;
  if (voids.has(element.localName)) return open;
  const close = `</${element.localName}>`;
  const children = [...element.childNodes];
  // In a figure every element stands on a line, the picture too.
  const first = element.localName === "figure" ? 0 : children.findIndex(isBlock);
  if (element.localName === "pre") return open + (element.textContent!.startsWith("\n") ? "\n" : "") + inline(children) + close;
  if (first < 0) return open + inline(children) + close;
  // A quotation of one paragraph stands on one line.
  if (element.localName === "blockquote" && element.children.length === 1) return open + block(element.firstElementChild!, indent) + close;
  const text = inline(children.slice(0, first)).trim();
  return `${open}${text}\n${blocks(children.slice(first), indent + "  ")}\n${indent}${close}`;
}

function inline(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? escapeText(node.nodeValue!) : "";
      const open = `<${node.localName}${attributes(node)}>`;
      return voids.has(node.localName) ? open : `${open}${inline([...node.childNodes])}</${node.localName}>`;
    })
    .join("");
}

const escapeText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\u00a0", "&nbsp;");

const escapeValue = (value: string) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("\u00a0", "&nbsp;");

function attributes(element: Element): string {
  return [...element.attributes].map((attribute) => ` ${attribute.name}="${escapeValue(attribute.value)}"`).join("");
}

function describe(element: Element): string {
  const lines: string[] = [];
  let run: Node[] = [];
  const flush = () => {
    const text = describeRun(run, isElement(element, "pre"));
    // Text that stands loose among blocks is a paragraph of its own, as browsers show it.
    if (text) lines.push(["body", "blockquote"].includes(element.localName) ? `<p  ${text}>` : text);
    run = [];
  };
  for (const child of element.childNodes) {
    if (!isBlock(child)) {
      run.push(child);
      continue;
    }
    flush();
    lines.push(`<${child.localName} ${sorted(child)} ${describe(child)}>`);
  }
  flush();
  return lines.join("\n");
}

function describeRun(nodes: Node[], verbatim: boolean): string {
  const pieces: { text: string; marks: string }[] = [];
  const add = (text: string, marks: string[]) => {
    const key = [...marks].sort().join(" ");
    const last = pieces.at(-1);
    if (last?.marks === key) last.text += text;
    else pieces.push({ text, marks: key });
  };
  const walk = (node: Node, marks: string[]) => {
    if (node.nodeType === Node.TEXT_NODE) add(JSON.stringify(node.nodeValue).slice(1, -1).replaceAll("<", "&lt;"), marks);
    else if (!(node instanceof Element)) add(`<!${node.nodeName}>`, marks);
    else if (voids.has(node.localName) || blockTags.has(node.localName) || !node.hasChildNodes())
      add(`<${node.localName} ${sorted(node)} ${blockTags.has(node.localName) ? describe(node) : ""}>`, marks);
    else node.childNodes.forEach((child) => walk(child, [...marks, `${node.localName} ${sorted(node)}`]));
  };
  nodes.forEach((node) => walk(node, []));
  const said = verbatim ? pieces : collapse(pieces);
  return said.length > 0 ? JSON.stringify(said) : "";
}

/** White space as browsers show it: one space, none at the ends of a line or after a break. */
function collapse(pieces: { text: string; marks: string }[]): { text: string; marks: string }[] {
  let before = " ";
  const collapsed = pieces
    .map((piece) => {
      let text = piece.text.replaceAll(/(?: |\\t|\\r|\\n|\\f)+/g, " ");
      if (text.startsWith(" ") && (before.endsWith(" ") || /<br [^>]*>$/.test(before))) text = text.slice(1);
      text = text.replaceAll(/(<br [^>]*>) /g, "$1");
      if (text) before = text;
      return { ...piece, text };
    })
    .filter((piece) => piece.text);
  while (collapsed.length > 0) {
    const last = collapsed.at(-1)!;
    last.text = last.text.trimEnd();
    if (last.text) break;
    collapsed.pop();
  }
  return collapsed;
}

const sorted = (element: Element) =>
  [...element.attributes]
    .map((a) => `${a.name}=${JSON.stringify(a.value.replaceAll(spaces, " ").trim())}`)
    .sort()
    .join(" ");

const hasText = (nodes: Node[]) => nodes.some((node) => node instanceof Element || (node.nodeType === Node.TEXT_NODE && node.nodeValue!.replaceAll(spaces, "") !== ""));

function before(node: Node): Node[] {
  const nodes: Node[] = [];
  for (let at = node.previousSibling; at; at = at.previousSibling) nodes.push(at);
  return nodes;
}
