import { Editor } from "@tiptap/core";
import { contentAdded } from "../../../Admin/Assets/lib/dom";
import { type Command, commands, language } from "./commands";
import { editLink, editPicture, insertEmbed } from "./dialogs";
import type { EmbedSource } from "./embeds";
import { goToSource, type Place } from "./go-to";
import { meaning, parse, write } from "./html";
import { cleanPaste } from "./paste";
import { extensions } from "./schema";
import { Toolbar } from "./toolbar";

/** A box of HTML as a page of text. The box stays the form's control: whatever is written goes into it at once. */
export class RichText {
  private readonly surface: HTMLElement;
  private readonly toolbar: Toolbar;
  private readonly editor: Editor;
  private readonly commands: Record<string, Command>;
  private writing = false;
  private shown: string;
  private written = "";

  constructor(
    private readonly box: HTMLTextAreaElement,
    template: HTMLTemplateElement,
  ) {
    this.surface = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    box.before(this.surface);
    const sources = JSON.parse(template.dataset["embeds"]!) as EmbedSource[];
    const cultures = template.dataset["cultures"]!.split(" ");
    box.lang ||= template.dataset["culture"]!;
    this.commands = { ...commands, ...this.own(sources), ...Object.fromEntries(cultures.map((culture) => [`language-${culture}`, language(culture)])) };
    this.toolbar = new Toolbar(
      this.surface.querySelector("[role=toolbar]")!,
      (name) => this.commands[name]?.run(this.editor),
      () => this.editor.commands.focus(),
    );
    this.editor = new Editor({
      element: this.surface.querySelector<HTMLElement>("[data-text]")!,
      extensions: extensions(template.dataset["embed"]!),
      injectCSS: false,
      content: box.value,
      editorProps: {
        attributes: this.describe(),
        transformPastedHTML: (html) => (html.includes("data-pm-slice") && !/\sstyle\s*=/i.test(html) ? html : cleanPaste(html, cultures, box.lang)),
        handleKeyDown: (_, event) => this.leave(event),
      },
      onUpdate: () => this.store(),
      onTransaction: () => this.refresh(),
    });
    this.shown = box.value;
    this.listen();
    this.load();
  }

  /** What is in the box, shown as text, or as source where the text would lose something of it. */
  private load(): void {
    if (this.shown !== this.box.value) this.editor.chain().setMeta("addToHistory", false).setContent(this.box.value, { emitUpdate: false }).run();
    this.shown = this.box.value;
    this.written = this.html();
    this.showSource(meaning(this.box.value) !== meaning(this.html()), true);
    this.refresh();
  }

  private html(): string {
    return write(parse(this.editor.getHTML()));
  }

  private store(): void {
    const html = this.html();
    if (html === this.written) return;
    this.writing = true;
    this.box.value = this.shown = this.written = html;
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    this.writing = false;
  }

  private showSource(source: boolean, lossy = false): void {
    this.surface.classList.toggle("is-source", source);
    this.surface.querySelector<HTMLElement>("[data-lossy]")!.hidden = !(source && lossy);
    this.box.classList.toggle("visually-hidden", !source);
    this.box.tabIndex = source ? 0 : -1;
    if (source) this.box.removeAttribute("aria-hidden");
    else this.box.setAttribute("aria-hidden", "true");
    for (const button of this.surface.querySelectorAll<HTMLElement>("[data-source]")) button.setAttribute("aria-pressed", String(source));
  }

  private get isSource(): boolean {
    return this.surface.classList.contains("is-source");
  }

  private listen(): void {
    // A label and the list of faults lead to the box.
    this.box.addEventListener("focus", () => this.isSource || this.editor.commands.focus());
    this.box.addEventListener("change", () => this.isSource || this.writing || this.load());
    this.box.addEventListener("go-to", (event) => {
      event.preventDefault();
      this.goTo((event as CustomEvent<Place>).detail);
    });
    this.surface.querySelector("[data-source]")?.addEventListener("click", () => (this.isSource ? this.load() : this.showSource(true)));
    this.surface.querySelector("[data-try]")?.addEventListener("click", () => this.load());
    contentAdded();
  }

  private refresh(): void {
    if (!this.toolbar || !this.editor) return;
    this.toolbar.show((name) => {
      const command = this.commands[name];
      return { pressed: command?.active?.(this.editor), able: command?.able?.(this.editor) ?? true };
    });
  }

  /** Alt+F10 leads to the toolbar and Escape back, as people know it from other editors. */
  private leave(event: KeyboardEvent): boolean {
    if (event.altKey && event.key === "F10") this.toolbar.focus();
    else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k") void editLink(this.editor);
    else return false;
    event.preventDefault();
    return true;
  }

  private own(sources: EmbedSource[]): Record<string, Command> {
    return {
      link: { run: (editor) => void editLink(editor), active: (editor) => editor.isActive("link") },
      picture: { run: (editor) => void editPicture(editor), active: (editor) => editor.isActive("image") },
      embed: { run: (editor) => void insertEmbed(editor, sources), active: (editor) => editor.isActive("embed") },
    };
  }

  private describe(): Record<string, string> {
    const label = this.box.labels[0];
    const attributes: Record<string, string> = { role: "textbox", "aria-multiline": "true", class: "form-control rich-text-body" };
    if (label) attributes["aria-labelledby"] = label.id ||= this.box.id + "-label";
    for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) if (this.box.hasAttribute(name)) attributes[name] = this.box.getAttribute(name)!;
    return attributes;
  }

  private goTo(place: Place): void {
    if (this.isSource) return goToSource(this.box, place);
    if (!place.tag) return this.goToWords(place.excerpt);
    const selector = place.tag === "iframe" ? ".rich-text-embed" : `${place.tag}:not(.ProseMirror-separator, .ProseMirror-trailingBreak)`;
    const element = this.editor.view.dom.querySelectorAll(selector)[place.index];
    if (!element) return void this.editor.commands.focus();
    const position = this.editor.view.posAtDOM(element, 0);
    const leaf = place.tag === "img" || place.tag === "iframe";
    this.editor.chain().focus().run();
    if (leaf) this.editor.commands.setNodeSelection(position);
    else this.editor.commands.setTextSelection(position);
    element.scrollIntoView({ block: "center" });
  }

  private goToWords(words: string): void {
    let found = -1;
    this.editor.state.doc.descendants((node, position) => {
      const at = node.isText && found < 0 ? node.text!.indexOf(words) : -1;
      if (at >= 0) found = position + at;
    });
    const chain = this.editor.chain().focus();
    if (found >= 0) chain.setTextSelection({ from: found, to: found + words.length }).scrollIntoView();
    chain.run();
  }
}
