import { enhance } from "../lib/dom";
import { Combobox, type Option } from "./combobox";
import { changed, newKey, say, signButton, tell } from "./words";

/** Without case and accents, as people type who look for something. */
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// A long list of boxes gets a filter; what is ticked stays in sight.
enhance<HTMLElement>("[data-terms=filter]", (terms) => {
  const filter = document.createElement("input");
  filter.type = "search";
  filter.className = "form-control form-control-sm terms-filter";
  filter.placeholder = say("filter");
  filter.setAttribute("aria-label", `${say("filter")}: ${terms.dataset["label"]}`);
  filter.addEventListener("input", (event) => {
    event.stopPropagation();
    const word = fold(filter.value.trim());
    for (const item of terms.querySelectorAll<HTMLElement>("[data-term]")) {
      item.hidden = !fold(item.textContent ?? "").includes(word) && !item.querySelector("input")!.checked;
    }
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  terms.prepend(filter);
});

// Tags: what is ticked is a row of chips, the rest is found by typing, and what is not found is added where the field is open.
enhance<HTMLElement>("[data-tags]", (tags) => {
  const all = tags.querySelector<HTMLElement>("[data-tags-all]")!;
  const open = tags.dataset["open"] === "true";
  const plain = tags.querySelector<HTMLElement>("[data-plain]");
  const written = plain?.querySelector("textarea")?.value.split("\n").map((name) => name.trim()).filter(Boolean) ?? [];
  plain?.remove();
  tags.classList.add("is-live");
  if (open) all.before(hidden(tags.dataset["name"]!, ""));

  const items = () => [...all.querySelectorAll<HTMLElement>("[data-term]")];
  const nameOf = (item: HTMLElement) => item.querySelector("label")!.textContent!.trim();
  const boxOf = (item: HTMLElement) => item.querySelector<HTMLInputElement>("input")!;

  const box = new Combobox(
    tags.querySelector<HTMLElement>("[data-combobox]")!,
    (word) => {
      const folded = fold(word);
      const found: Option[] = items().filter((i) => !boxOf(i).checked && fold(nameOf(i)).includes(folded)).map((i) => ({ value: boxOf(i).id, text: nameOf(i) }));
      if (open && word && !items().some((i) => fold(nameOf(i)) === folded)) found.push({ value: `+${word}`, text: say("create", word) });
      return Promise.resolve(found.slice(0, 50));
    },
    (option) => {
      if (tags.dataset["unique"] === "true") items().forEach((i) => (boxOf(i).checked = false));
      const name = option.value.startsWith("+") ? option.value.slice(1) : option.text;
      if (option.value.startsWith("+")) add(name);
      else boxOf(items().find((i) => boxOf(i).id === option.value)!).checked = true;
      show();
      tell(say("added", name));
      changed(tags);
      box.focus();
    },
  );

  const add = (name: string) => {
    const item = document.createElement("li");
    item.className = "form-check";
    item.dataset["term"] = "";
    const input = document.createElement("input");
    input.type = "checkbox";
    input.name = tags.dataset["name"]!;
    input.value = name;
    input.id = newKey();
    input.checked = true;
    const label = document.createElement("label");
    label.htmlFor = input.id;
    label.textContent = name;
    item.append(input, label);
    all.append(item);
  };

  const show = () => {
    for (const item of items()) {
      item.hidden = !boxOf(item).checked;
      if (item.querySelector("button")) continue;
      item.append(
        signButton("×", `${say("remove")}: ${nameOf(item)}`, () => {
          boxOf(item).checked = false;
          show();
          tell(say("removed", nameOf(item)));
          changed(tags);
          box.focus();
        }),
      );
    }
  };

  written.forEach(add);
  show();
});

function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  input.value = value;
  return input;
}
