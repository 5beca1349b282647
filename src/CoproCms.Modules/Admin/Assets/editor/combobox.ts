import { say } from "./words";

export interface Option {
  value: string;
  text: string;
  detail?: string;
}

export type Source = (word: string, signal: AbortSignal) => Promise<Option[]>;

/** The editable combobox with a list of the ARIA Authoring Practices: it searches as one types and is used by keys alone. */
export class Combobox {
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private options: Option[] = [];
  private active = -1;
  private waiting = 0;
  private search: AbortController | null = null;

  constructor(root: HTMLElement, private readonly source: Source, private readonly choose: (option: Option) => void) {
    this.input = root.querySelector<HTMLInputElement>("[role=combobox]")!;
    this.list = root.querySelector<HTMLElement>("[role=listbox]")!;
    this.status = root.querySelector<HTMLElement>("[data-combobox-status]")!;
    root.hidden = false;
    this.input.addEventListener("input", (event) => {
      // The word of a search is no content: autosave need not hear of it.
      event.stopPropagation();
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.find(), 150);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("click", () => void this.find());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  focus(): void {
    this.input.focus();
  }

  private key(event: KeyboardEvent): void {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) void this.find();
      else this.show(this.active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      // Enter in here never sends the form.
      event.preventDefault();
      if (open) this.take(this.active < 0 && this.options.length === 1 ? 0 : this.active);
    } else if (event.key === "Escape" && (open || this.input.value)) {
      event.preventDefault();
      event.stopPropagation();
      if (!open) this.input.value = "";
      this.close();
    }
  }

  private async find(): Promise<void> {
    this.search?.abort();
    const search = (this.search = new AbortController());
    try {
      const options = await this.source(this.input.value.trim(), search.signal);
      if (!search.signal.aborted && document.activeElement === this.input) this.open(options);
    } catch (fault) {
      if (!search.signal.aborted) {
        this.close();
        throw fault;
      }
    }
  }

  private open(options: Option[]): void {
    this.options = options;
    this.list.replaceChildren(...options.map((option, i) => this.item(option, i)));
    this.status.textContent = options.length ? say("found", options.length) : say("none");
    if (!options.length) {
      const none = document.createElement("li");
      none.className = "combobox-none";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = say("none");
      this.list.append(none);
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.show(-1);
  }

  private item(option: Option, place: number): HTMLElement {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = option.text;
    if (option.detail) {
      const detail = document.createElement("span");
      detail.className = "pick-detail";
      detail.textContent = option.detail;
      item.append(" ", detail);
    }
    return item;
  }

  private show(place: number): void {
    const count = this.options.length;
    this.active = count === 0 || place < -1 ? count - 1 : place >= count ? 0 : place;
    if (count === 0) this.active = -1;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
    const item = this.list.children[this.active];
    if (item && this.active >= 0) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private take(place: number): void {
    const option = this.options[place];
    if (!option) return;
    this.input.value = "";
    this.close();
    this.choose(option);
  }

  private close(): void {
    clearTimeout(this.waiting);
    this.search?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }
}
