import type { Editor } from "@tiptap/core";
import { ask, control, given } from "./ask";
import { embedOf, type EmbedSource } from "./embeds";
import { askForLink } from "./links";
import { pickPicture } from "./media";

export async function editLink(editor: Editor): Promise<void> {
  const { empty } = editor.state.selection;
  const before = editor.getAttributes("link");
  const asksText = empty && !editor.isActive("link");
  const link = await askForLink(before.href ?? "", asksText, editor.isActive("link"));
  editor.commands.focus();
  if (!link) return;
  if (link === "remove") return void editor.chain().extendMarkRange("link").unsetMark("link").run();
  if (asksText)
    editor
      .chain()
      .insertContent({ type: "text", text: link.text, marks: [{ type: "link", attrs: { href: link.href } }] })
      .run();
  else
    editor
      .chain()
      .extendMarkRange("link")
      .setMark("link", { ...before, href: link.href })
      .run();
}

/** What the picture shows is asked before it stands in the text; saying that it shows nothing is an answer too. */
export async function editPicture(editor: Editor): Promise<void> {
  const before = editor.isActive("image") ? editor.getAttributes("image") : null;
  const picked = before ? { url: before.src as string, alt: (before.alt as string | null) ?? "" } : await pickPicture(editor.view.dom.lang);
  if (!picked) return void editor.commands.focus();
  const answer = await askForText(picked.url, picked.alt, before?.alt === "", before === null);
  editor.commands.focus();
  if (!answer) return;
  const attrs = { ...before, src: picked.url, alt: answer.alt };
  if (before) editor.chain().updateAttributes("image", attrs).run();
  else if (answer.caption)
    editor
      .chain()
      .insertContent([figure(attrs, answer.caption), { type: "paragraph" }])
      .run();
  else editor.chain().insertContent({ type: "image", attrs }).run();
}

const figure = (attrs: object, caption: string) => ({
  type: "figure",
  content: [
    { type: "paragraph", content: [{ type: "image", attrs }] },
    { type: "figcaptionLine", content: [{ type: "text", text: caption }] },
  ],
});

/** The alternative text and caption of a picture; null when the dialog was left. */
export async function askForText(url: string, alt: string, decorative: boolean, asksCaption: boolean): Promise<{ alt: string; caption: string | null } | null> {
  const data = await ask("picture", (form) => {
    form.querySelector("img")!.src = url;
    const [text, mark] = [control(form, "alt"), control(form, "decorative")];
    text.value = alt;
    mark.checked = decorative;
    const follow = () => {
      text.disabled = mark.checked;
      text.required = !mark.checked;
    };
    mark.addEventListener("change", follow);
    follow();
    form.querySelector<HTMLElement>("[data-caption]")!.hidden = !asksCaption;
  });
  return data instanceof FormData ? { alt: data.has("decorative") ? "" : (given(data, "alt") ?? ""), caption: given(data, "caption") } : null;
}

export async function insertEmbed(editor: Editor, sources: EmbedSource[]): Promise<void> {
  const before = editor.isActive("embed") ? editor.getAttributes("embed") : null;
  const data = await ask("embed", (form) => {
    const address = control(form, "address");
    address.value = before?.src ?? "";
    control(form, "title").value = before?.title ?? "";
    address.addEventListener("input", () => address.setCustomValidity(!address.value || embedOf(address.value, sources) ? "" : form.dataset.refusal!));
  });
  editor.commands.focus();
  const embed = data instanceof FormData && embedOf(given(data, "address") ?? "", sources);
  if (!embed) return;
  const node = { type: "embed", attrs: { ...before, src: embed.src, title: given(data as FormData, "title") } };
  editor
    .chain()
    .insertContent(before ? node : [node, { type: "paragraph" }])
    .run();
}
