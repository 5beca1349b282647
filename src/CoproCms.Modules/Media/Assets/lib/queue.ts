import { Upload, UploadRefused, forget, unfinished } from "./tus";

const atOnce = 2;

/** The uploads of one page: chosen, dropped or pasted; each with its progress, its fault and a way to cancel it. */
export class UploadQueue {
  private readonly waiting: (() => Promise<void>)[] = [];
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly words: DOMStringMap;
  private running = 0;
  private added: string[] = [];

  /** @param done Called when nothing is left to do, with the paths that came in. */
  constructor(private readonly root: HTMLElement, private readonly done: (paths: string[]) => void) {
    this.list = root.querySelector<HTMLElement>("[data-queue]")!;
    this.status = root.querySelector<HTMLElement>("[data-queue-status]")!;
    this.words = root.querySelector<HTMLElement>("[data-library-words]")!.dataset;
    void this.showUnfinished();
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.enqueue(file, false);
  }

  private enqueue(file: File, keepBoth: boolean, row = this.row(file.name)): void {
    if (file.size > Number(this.root.dataset["max"])) return row.fault(this.words["large"]!);
    for (const old of this.list.querySelectorAll<HTMLElement>("[data-unfinished]")) if (old.dataset["unfinished"] === file.name) old.remove();
    const upload = new Upload(this.root.dataset["uploads"]!, file, this.root.dataset["folder"] ?? "", { progress: row.progress, waiting: () => row.say(this.words["offline"]!) }, keepBoth);
    let begun = false;
    row.say(this.words["waiting"]!);
    row.action(this.words["cancel"]!, () => {
      if (begun) return void upload.cancel();
      this.waiting.splice(this.waiting.indexOf(work), 1);
      row.fault(this.words["cancelled"]!);
    });
    const work = async () => {
      begun = true;
      try {
        this.added.push(await upload.send());
        row.done(this.words["done"]!);
      } catch (fault) {
        this.show(fault, file, row);
      }
    };
    this.waiting.push(work);
    this.next();
  }

  private show(fault: unknown, file: File, row: Row): void {
    const refused = fault instanceof UploadRefused ? fault : new UploadRefused(500, "");
    if (refused.status === 0) return row.fault(this.words["cancelled"]!);
    row.fault(refused.status === 401 ? this.words["signedOut"]! : refused.message || this.words["failed"]!);
    if (refused.status === 409) row.action(this.words["both"]!, () => this.enqueue(file, true, row));
    else if (refused.status === 401 || refused.status >= 500) row.action(this.words["again"]!, () => this.enqueue(file, false, row));
  }

  private next(): void {
    while (this.running < atOnce && this.waiting.length > 0) {
      this.running++;
      void this.waiting.shift()!().finally(() => {
        this.running--;
        this.next();
        if (this.running === 0 && this.waiting.length === 0) this.finish();
      });
    }
  }

  private finish(): void {
    this.status.textContent = this.words["allDone"]!;
    const paths = this.added;
    this.added = [];
    if (paths.length > 0) this.done(paths);
  }

  private async showUnfinished(): Promise<void> {
    const folder = this.root.dataset["folder"] ?? "";
    for (const upload of await unfinished(this.root.dataset["uploads"]!).catch(() => [])) {
      const at = upload.path.lastIndexOf("/");
      const name = upload.path.slice(at + 1);
      if (upload.path.slice(0, Math.max(0, at)) !== folder) continue;
      const row = this.row(name);
      row.element.dataset["unfinished"] = name;
      row.progress(upload.offset / Math.max(1, upload.length));
      row.say(this.words["unfinished"]!.replace("{0}", String(Math.floor((100 * upload.offset) / Math.max(1, upload.length)))));
      row.action(this.words["cancel"]!, () => void forget(upload.url).then(() => row.element.remove()));
    }
  }

  private row(name: string): Row {
    this.list.hidden = false;
    const row = new Row(name, this.words["sending"]!);
    this.list.append(row.element);
    return row;
  }
}

class Row {
  readonly element = document.createElement("li");
  private readonly text = document.createElement("span");
  private readonly bar = document.createElement("progress");
  private button: HTMLButtonElement | undefined;

  constructor(private readonly name: string, private readonly sending: string) {
    const title = document.createElement("span");
    title.className = "media-queue-name";
    title.textContent = name;
    this.text.className = "media-queue-text";
    this.bar.max = 1;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", name);
    this.element.append(title, this.bar, this.text);
  }

  readonly progress = (fraction: number): void => {
    this.bar.hidden = false;
    this.bar.value = fraction;
    this.say(this.sending.replace("{0}", String(Math.floor(fraction * 100))));
  };

  say(text: string): void {
    this.text.textContent = text;
    this.element.classList.remove("is-fault");
  }

  action(label: string, action: () => void): void {
    this.button?.remove();
    const button = (this.button = document.createElement("button"));
    button.type = "button";
    button.className = "btn btn-sm btn-outline-secondary";
    button.textContent = label;
    button.setAttribute("aria-label", `${label}: ${this.name}`);
    button.addEventListener("click", action);
    this.element.append(button);
  }

  fault(text: string): void {
    this.end(text);
    this.element.classList.add("is-fault");
    this.text.setAttribute("role", "alert");
  }

  done(text: string): void {
    this.end(text);
    this.element.classList.add("is-done");
  }

  private end(text: string): void {
    this.bar.hidden = true;
    this.button?.remove();
    this.say(text);
  }
}
