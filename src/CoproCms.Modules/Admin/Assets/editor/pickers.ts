import { enhance } from "../lib/dom";
import { getJson } from "../lib/http";
import { Combobox, type Option } from "./combobox";
import { changed, newKey, say, signButton, tell } from "./words";

// Each picked thing is a ticked box; with a script it is a row with buttons instead.
enhance<HTMLElement>("[data-picker][data-search]", (picker) => {
  const picked = picker.querySelector<HTMLElement>("[data-picked]")!;
  const multiple = picker.dataset["multiple"] === "true";
  picker.querySelector("[data-plain]")?.remove();
  picker.classList.add("is-live");
  const root = picker.querySelector<HTMLElement>("[data-combobox]")!;
  const values = () => [...picked.querySelectorAll<HTMLInputElement>("input")].map((input) => input.value);

  const box = new Combobox(
    root,
    async (word, signal) => {
      const found = await getJson<Option[]>(`${picker.dataset["search"]}&handler=Options&q=${encodeURIComponent(word)}`, signal);
      return found.filter((option) => !values().includes(option.value));
    },
    (option) => {
      if (!multiple) picked.replaceChildren();
      picked.append(row(option));
      tell(say("added", option.text));
      changed(picker);
      box.focus();
    },
  );

  const dress = (item: HTMLElement) => {
    const text = item.querySelector("[data-pick-text]")?.textContent?.trim() ?? "";
    const buttons = document.createElement("span");
    buttons.className = "row-buttons";
    if (multiple) {
      buttons.append(signButton("↑", `${say("up")}: ${text}`, () => shift(item, -1)), signButton("↓", `${say("down")}: ${text}`, () => shift(item, 1)));
    }
    buttons.append(
      signButton("×", `${say("remove")}: ${text}`, () => {
        item.remove();
        tell(say("removed", text));
        changed(picker);
        box.focus();
      }),
    );
    item.append(buttons);
  };

  const shift = (item: HTMLElement, by: -1 | 1) => {
    const focused = document.activeElement as HTMLElement | null;
    if (by < 0) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    focused?.focus();
    tell(say("moved", [...picked.children].indexOf(item) + 1, picked.children.length));
    changed(picker);
  };

  const row = (option: Option) => {
    const item = document.createElement("li");
    item.className = "pick";
    item.dataset["pick"] = "";
    const input = document.createElement("input");
    input.type = "checkbox";
    input.name = picker.dataset["name"]!;
    input.value = option.value;
    input.checked = true;
    input.id = newKey();
    const label = document.createElement("label");
    label.htmlFor = input.id;
    const text = document.createElement("span");
    text.dataset["pickText"] = "";
    text.textContent = option.text;
    const detail = document.createElement("span");
    detail.className = "pick-detail";
    detail.textContent = option.detail ?? "";
    label.append(text, " ", detail);
    item.append(input, label);
    dress(item);
    return item;
  };

  picked.querySelectorAll<HTMLElement>("[data-pick]").forEach(dress);
});
