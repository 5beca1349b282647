import type { Option } from "../../../Admin/Assets/editor/combobox";
import { getJson } from "../../../Admin/Assets/lib/http";
import { ask, control, given } from "./ask";

export interface Link {
  href: string;
  text: string;
}

/** Asks for an address: one beyond the site, a mail address, or content of the site, found by its words. */
export async function askForLink(before: string, asksText: boolean, removable: boolean): Promise<Link | "remove" | null> {
  const data = await ask("link", (form) => {
    prepare(form, before, asksText);
    form.querySelector<HTMLElement>("[data-close=remove]")!.hidden = !removable;
  });
  if (!(data instanceof FormData)) return data as "remove" | null;
  const href = hrefOf(data);
  return href ? { href, text: given(data, "text") ?? given(data, "title") ?? href } : null;
}

function hrefOf(data: FormData): string | null {
  const kind = data.get("kind");
  if (kind === "content") return given(data, "content");
  const address = given(data, kind === "mail" ? "mail" : "web");
  if (!address) return null;
  if (kind === "mail") return "mailto:" + address;
  return /^([a-z][a-z0-9+.-]*:|[/#?~.])/i.test(address) ? address : "https://" + address;
}

function prepare(form: HTMLFormElement, before: string, asksText: boolean): void {
  const kinds = [...form.querySelectorAll<HTMLInputElement>("input[name=kind]")];
  const kind = before.startsWith("mailto:") ? "mail" : "web";
  control(form, kind).value = before.replace(/^mailto:/, "");
  for (const radio of kinds) {
    radio.checked = radio.value === kind;
    radio.addEventListener("change", () => show(form, radio.value));
  }
  const text = form.querySelector<HTMLElement>("[data-text]")!;
  text.hidden = !asksText;
  control(form, "text").disabled = !asksText;
  show(form, kind);
  search(form);
}

function show(form: HTMLFormElement, kind: string): void {
  for (const panel of form.querySelectorAll<HTMLElement>("[data-kind]")) {
    panel.hidden = panel.dataset["kind"] !== kind;
    for (const input of panel.querySelectorAll("input")) input.disabled = panel.hidden;
  }
}

/** Lists what is found while the words are typed; one of them is chosen like any radio button. */
function search(form: HTMLFormElement): void {
  const [query, list, status] = [control(form, "query"), form.querySelector<HTMLElement>("[data-found]")!, form.querySelector<HTMLElement>("[data-status]")!];
  let asked = 0;
  let timer = 0;
  const run = async () => {
    const mine = ++asked;
    const found = await getJson<Option[]>(`${form.dataset["search"]}&q=${encodeURIComponent(query.value.trim())}`);
    if (mine !== asked) return;
    list.replaceChildren(...found.map((item) => option(form, item)));
    status.textContent = found.length > 0 ? "" : form.dataset["nothing"]!;
  };
  query.addEventListener("input", () => {
    clearTimeout(timer);
    if (query.value.trim()) timer = window.setTimeout(() => void run(), 250);
  });
  // Enter searches at once instead of closing the dialog with nothing chosen.
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void run();
  });
}

function option(form: HTMLFormElement, item: Option): HTMLElement {
  const row = form.querySelector<HTMLTemplateElement>("template[data-option]")!.content.cloneNode(true) as DocumentFragment;
  const input = row.querySelector("input")!;
  input.value = item.value;
  input.addEventListener("change", () => (control(form, "title").value = item.text));
  row.querySelector("[data-title]")!.textContent = item.text;
  row.querySelector("[data-detail]")!.textContent = item.detail ?? "";
  return row.firstElementChild as HTMLElement;
}
