import { enhance } from "../../Admin/Assets/lib/dom";
import { RichText } from "./rich-text/editor";

const template = document.querySelector<HTMLTemplateElement>("template[data-rich-text-tools]");
if (template) enhance<HTMLTextAreaElement>("textarea[data-rich-text]", (box) => new RichText(box, template));
