import type { Editor } from "@tiptap/core";

/** What a button of the toolbar does, when it shows as pressed, and when it can be used. */
export interface Command {
  run(editor: Editor): void;
  active?(editor: Editor): boolean;
  able?(editor: Editor): boolean;
}

const mark = (name: string): Command => ({
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
  active: (editor) => editor.isActive(name),
});

const heading = (level: 2 | 3 | 4): Command => ({
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  active: (editor) => editor.isActive("heading", { level }),
});

const list = (name: string, toggle: (editor: Editor) => void): Command => ({ run: toggle, active: (editor) => editor.isActive(name) });

const inTable = (run: (editor: Editor) => void): Command => ({ run, able: (editor) => editor.isActive("table") });

/** A passage in another language, so that it is read aloud in that language. */
export const language = (culture: string): Command => ({
  run: (editor) => {
    const chain = editor.chain().focus();
    if (editor.isActive("span", { lang: culture })) chain.extendMarkRange("span").unsetMark("span").run();
    else chain.setMark("span", { lang: culture }).run();
  },
  active: (editor) => editor.isActive("span", { lang: culture }),
  able: (editor) => !editor.state.selection.empty || editor.isActive("span", { lang: culture }),
});

export const commands: Record<string, Command> = {
  undo: { run: (editor) => editor.chain().focus().undo().run(), able: (editor) => editor.can().undo() },
  redo: { run: (editor) => editor.chain().focus().redo().run(), able: (editor) => editor.can().redo() },
  heading2: heading(2),
  heading3: heading(3),
  heading4: heading(4),
  strong: mark("strong"),
  em: mark("em"),
  s: mark("s"),
  code: mark("code"),
  sub: mark("sub"),
  sup: mark("sup"),
  clear: { run: (editor) => editor.chain().focus().unsetAllMarks().run(), able: (editor) => !editor.state.selection.empty },
  bullets: list("bulletList", (editor) => editor.chain().focus().toggleBulletList().run()),
  numbers: list("orderedList", (editor) => editor.chain().focus().toggleOrderedList().run()),
  indent: { run: (editor) => editor.chain().focus().sinkListItem("listItem").run(), able: (editor) => editor.can().sinkListItem("listItem") },
  outdent: { run: (editor) => editor.chain().focus().liftListItem("listItem").run(), able: (editor) => editor.can().liftListItem("listItem") },
  quote: { run: (editor) => editor.chain().focus().toggleBlockquote().run(), active: (editor) => editor.isActive("blockquote") },
  rule: { run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  table: { run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), able: (editor) => !editor.isActive("table") },
  rowAbove: inTable((editor) => editor.chain().focus().addRowBefore().run()),
  rowBelow: inTable((editor) => editor.chain().focus().addRowAfter().run()),
  deleteRow: inTable((editor) => editor.chain().focus().deleteRow().run()),
  columnBefore: inTable((editor) => editor.chain().focus().addColumnBefore().run()),
  columnAfter: inTable((editor) => editor.chain().focus().addColumnAfter().run()),
  deleteColumn: inTable((editor) => editor.chain().focus().deleteColumn().run()),
  headerRow: inTable((editor) => editor.chain().focus().toggleHeaderRow().run()),
  headerColumn: inTable((editor) => editor.chain().focus().toggleHeaderColumn().run()),
  deleteTable: inTable((editor) => editor.chain().focus().deleteTable().run()),
};
