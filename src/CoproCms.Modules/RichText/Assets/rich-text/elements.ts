/** The HTML that the editor can hold. What is not here makes it step back to the source instead of dropping it. */

/** Elements within a line that are kept as they are, outermost first. */
export const inlineTags = [
  "strong",
  "b",
  "em",
  "i",
  "s",
  "u",
  "del",
  "ins",
  "mark",
  "small",
  "sub",
  "sup",
  "abbr",
  "cite",
  "dfn",
  "q",
  "kbd",
  "samp",
  "var",
  "time",
  "data",
  "bdi",
  "bdo",
  "span",
  "code",
] as const;

/** Elements that hold blocks. */
export const wrapperTags = ["section", "article", "aside", "header", "footer", "main", "nav", "div", "address", "figure"] as const;

/** Elements that hold a line of text where blocks stand. */
export const lineTags = ["figcaption", "dt", "div", "address"] as const;

/** Attributes that any element keeps; those with a meaning of their own to the editor are named by their nodes. */
export const keptAttributes = ["abbr", "align", "aria-hidden", "aria-label", "cite", "class", "datetime", "dir", "headers", "hreflang", "lang", "role", "scope", "title", "value", "reversed"] as const;

export const blockTags = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "blockquote",
  "pre",
  "hr",
  "table",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "td",
  "th",
  "caption",
  "colgroup",
  "figcaption",
  "details",
  "summary",
  ...wrapperTags,
]);

export const isBlock = (node: Node): node is Element => node instanceof Element && (blockTags.has(node.localName) || node.localName === "iframe");

export const isElement = (node: Node | null | undefined, tag: string): node is Element => node instanceof Element && node.localName === tag;
