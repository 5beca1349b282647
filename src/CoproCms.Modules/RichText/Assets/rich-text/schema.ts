import { type AnyExtension, Extension, Mark, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Dropcursor, Gapcursor, TrailingNode, UndoRedo } from "@tiptap/extensions";
import { inlineTags, isBlock, keptAttributes, lineTags, wrapperTags } from "./elements";
import { embedNode } from "./embed-node";

/** An attribute that stands in the HTML as it is, and is left out when it is not there. */
const attribute = (name: string, extra = {}) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(name),
  renderHTML: (values: Record<string, string | null>) => (values[name] === null || values[name] === undefined ? {} : { [name]: values[name] }),
  ...extra,
});

const attributesOf = (...names: string[]) => Object.fromEntries(names.map((name) => [name, attribute(name)]));

const holdsBlocks = (element: HTMLElement) => [...element.childNodes].some(isBlock);

const shortcuts: Record<string, string> = { strong: "Mod-b", em: "Mod-i", s: "Mod-Shift-s", code: "Mod-e", sub: "Mod-,", sup: "Mod-." };

const inlineMark = (tag: string) =>
  Mark.create({
    name: tag,
    code: tag === "code",
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      const keys = shortcuts[tag];
      return keys ? { [keys]: () => this.editor.commands.toggleMark(this.name) } : {};
    },
  });

const link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  parseHTML: () => [{ tag: "a" }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  addAttributes: () => attributesOf("href", "target", "rel", "type"),
});

const image = Node.create({
  name: "image",
  inline: true,
  group: "inline",
  draggable: true,
  parseHTML: () => [{ tag: "img" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addAttributes: () => attributesOf("src", "alt", "width", "height", "loading", "sizes"),
});

const wrapper = (tag: string) =>
  Node.create({
    name: tag,
    group: "block",
    content: "block+",
    defining: true,
    parseHTML: () => [{ tag, getAttrs: (element) => (tag === "figure" || holdsBlocks(element) ? null : false) }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

const line = (tag: string) =>
  Node.create({
    name: `${tag}Line`,
    group: tag === "dt" ? undefined : "block",
    content: "inline*",
    defining: true,
    parseHTML: () => [{ tag, getAttrs: (element) => (holdsBlocks(element) ? false : null) }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

const descriptions = [
  Node.create({ name: "dl", group: "block", content: "(dtLine | dd)+", parseHTML: () => [{ tag: "dl" }], renderHTML: ({ HTMLAttributes }) => ["dl", HTMLAttributes, 0] }),
  Node.create({ name: "dd", content: "block+", defining: true, parseHTML: () => [{ tag: "dd" }], renderHTML: ({ HTMLAttributes }) => ["dd", HTMLAttributes, 0] }),
];

/** Tab leaves the editor, as it leaves every control; the toolbar indents. In a table it goes from cell to cell, and out at the end. */
const listItem = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const table = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
  addKeyboardShortcuts() {
    return { Tab: () => this.editor.commands.goToNextCell(), "Shift-Tab": () => this.editor.commands.goToPreviousCell() };
  },
});

const kept = Extension.create({
  name: "kept",
  addGlobalAttributes: () => [
    { types: "*", attributes: attributesOf(...keptAttributes) },
    { types: "*", attributes: { id: attribute("id", { keepOnSplit: false }) } },
  ],
});

export function extensions(embedHint: string): AnyExtension[] {
  return [
    Document,
    Text,
    Paragraph,
    Heading,
    Blockquote,
    CodeBlock.extend({ addInputRules: () => [] }),
    HardBreak,
    HorizontalRule,
    BulletList,
    OrderedList,
    listItem,
    ListKeymap,
    table,
    TableRow,
    TableHeader,
    TableCell,
    link,
    image,
    embedNode(embedHint),
    ...inlineTags.map(inlineMark),
    ...wrapperTags.map(wrapper),
    ...lineTags.map(line),
    ...descriptions,
    kept,
    UndoRedo,
    Dropcursor.configure({ color: false, class: "rich-text-drop" }),
    Gapcursor,
    TrailingNode,
  ];
}
