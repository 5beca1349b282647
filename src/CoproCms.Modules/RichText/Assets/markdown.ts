import { enhance } from "../../Admin/Assets/lib/dom";
import { postForm } from "../../Admin/Assets/lib/http";
import { askForText } from "./rich-text/dialogs";
import { goToSource, type Place } from "./rich-text/go-to";
import { askForLink } from "./rich-text/links";
import { pickPicture } from "./rich-text/media";
import { Toolbar } from "./rich-text/toolbar";

type Edit = (selected: string, box: HTMLTextAreaElement) => { text: string; from?: number; to?: number } | null | Promise<{ text: string; from?: number; to?: number } | null>;

const around =
  (mark: string): Edit =>
  (selected) => ({ text: mark + selected + mark, from: mark.length, to: mark.length + selected.length });
const lines =
  (start: (index: number) => string): Edit =>
  (selected) => ({
    text: selected
      .split("\n")
      .map((line, index) => start(index) + line)
      .join("\n"),
  });

const edits: Record<string, Edit> = {
  strong: around("**"),
  em: around("*"),
  code: around("`"),
  heading2: lines(() => "## "),
  heading3: lines(() => "### "),
  bullets: lines(() => "- "),
  numbers: lines((index) => `${index + 1}. `),
  quote: lines(() => "> "),
  async link(selected) {
    const link = await askForLink("", !selected, false);
    return link && link !== "remove" ? { text: `[${selected || link.text}](${link.href})` } : null;
  },
  async picture(_, box) {
    const picked = await pickPicture(box.lang);
    const answer = picked && (await askForText(picked.url, picked.alt, false, false));
    if (!answer) return null;
    // Markdown cannot say that a picture shows nothing; HTML in it can.
    return { text: answer.alt ? `![${answer.alt.replaceAll(/([[\]\\])/g, "\\$1")}](${picked!.url})` : `<img src="${picked!.url.replaceAll('"', "%22")}" alt="">` };
  },
};

const template = document.querySelector<HTMLTemplateElement>("template[data-markdown-tools]");
if (template) enhance<HTMLTextAreaElement>("textarea[data-markdown]", (box) => begin(box, template));

function begin(box: HTMLTextAreaElement, tools: HTMLTemplateElement): void {
  box.lang ||= tools.dataset["culture"]!;
  const surface = (tools.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  box.before(surface);
  const preview = surface.querySelector<HTMLElement>("[data-markdown-page]")!;
  const button = surface.querySelector<HTMLButtonElement>("[data-show-preview]")!;
  const toolbar = new Toolbar(
    surface.querySelector("[role=toolbar]")!,
    (name) => void apply(box, edits[name]!),
    () => box.focus(),
  );
  box.after(preview);
  button.addEventListener("click", async () => {
    const shown = button.getAttribute("aria-pressed") === "true";
    if (!shown) await show(box, preview, tools.dataset["markdownPreview"]!);
    preview.hidden = shown;
    button.setAttribute("aria-pressed", String(!shown));
  });
  box.addEventListener("keydown", (event) => {
    const edit = event.ctrlKey || event.metaKey ? { b: "strong", i: "em", k: "link" }[event.key.toLowerCase()] : undefined;
    if (event.altKey && event.key === "F10") toolbar.focus();
    else if (edit) void apply(box, edits[edit]!);
    else return;
    event.preventDefault();
  });
  box.addEventListener("go-to", (event) => {
    event.preventDefault();
    goToSource(box, (event as CustomEvent<Place>).detail);
  });
}

/** Replaces the selection so that the browser's undo takes it back. */
async function apply(box: HTMLTextAreaElement, edit: Edit): Promise<void> {
  const [start, end] = [box.selectionStart, box.selectionEnd];
  const change = await edit(box.value.slice(start, end), box);
  box.focus();
  if (!change) return;
  box.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, change.text)) box.setRangeText(change.text, start, end, "end");
  if (change.from !== undefined && change.to !== undefined) box.setSelectionRange(start + change.from, start + change.to);
}

/** The page as readers get it. What would come from another site is not fetched here. */
async function show(box: HTMLTextAreaElement, preview: HTMLElement, address: string): Promise<void> {
  const answer = await postForm(address, { markdown: box.value, culture: box.lang });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const frame of page.querySelectorAll("iframe")) {
    const link = page.createElement("a");
    link.href = frame.src;
    link.textContent = frame.title || frame.src;
    frame.replaceWith(link);
  }
  preview.replaceChildren(...page.body.childNodes);
}
