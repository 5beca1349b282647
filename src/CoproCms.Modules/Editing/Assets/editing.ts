import { RequestFault, request } from "../../Admin/Assets/lib/http";
import { enhance } from "../../Admin/Assets/lib/dom";
import { renewToken, written } from "./lib/form";
import { LocalCopies } from "./lib/local";

const quiet = 1200;
const longest = 2500;
const again = 4000;
const heartbeat = 8000;
const settle = 1000;

/** Keeps what is written in a form: on this device at once, on the server within three seconds. */
class Keeper {
  private readonly local: LocalCopies;
  private known: string;
  private kept: string | null = null;
  private keptAt = "";
  private started = 0;
  private timer: number | undefined;
  private sending: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly bar: HTMLElement, private readonly form: HTMLFormElement, private readonly status: HTMLElement) {
    this.local = new LocalCopies(bar.dataset["user"]!, form.dataset["itemId"]!);
    this.known = bar.dataset["known"] ?? "";
    // What stands there before the first touch is what was there: scripts may tidy the controls while the page loads.
    for (const touch of ["pointerdown", "keydown", "beforeinput", "dragenter", "paste"]) form.addEventListener(touch, () => (this.kept ??= written(form)), { capture: true });
    for (const change of ["input", "change", "click", "keyup", "drop", "sortupdate"]) form.addEventListener(change, () => this.look());
    document.addEventListener("content-added", () => this.kept !== null && this.look());
    addEventListener("online", () => this.dirty && this.send());
    addEventListener("pagehide", () => this.look());
    addEventListener("beforeunload", (event) => {
      if (!this.stopped && this.changed) event.preventDefault();
    });
    form.addEventListener("submit", (event) => void this.submit(event), { capture: true });
  }

  /** Whether something stands there that the server was not told. */
  get dirty(): boolean {
    return this.kept !== null && written(this.form) !== this.kept;
  }

  /** Whether words stand here that no version has: written now, or brought back into the form. */
  get unsaved(): boolean {
    return !this.stopped && (this.changed || this.bar.querySelector("[data-editing-discard]") !== null);
  }

  private changed = false;

  /** Words of this device that the server never got, from an earlier showing of the form. */
  async recover(): Promise<void> {
    const copy = this.local.find();
    if (!copy) return;
    const saved = copy.submitted && copy.version !== this.version && this.known === "";
    if (saved || copy.sent || copy.body === written(this.form)) {
      if (saved) this.local.forget();
      return;
    }
    const show = async () => {
      if (!(await this.post(copy.body))) return;
      this.local.keep({ ...copy, sent: true, submitted: false });
      this.stopped = true;
      location.reload();
    };
    // Nothing newer is on the server: these are the words that were being written.
    if (copy.known === this.known && copy.version === this.version) return show();
    const notice = this.bar.querySelector<HTMLElement>("[data-editing-local]")!;
    notice.hidden = false;
    notice.querySelector("[data-editing-show]")!.addEventListener("click", () => void show());
    notice.querySelector("[data-editing-forget]")!.addEventListener("click", () => {
      this.local.forget();
      notice.hidden = true;
    });
  }

  forget(): void {
    this.stopped = true;
    this.local.forget();
  }

  /** Sends what was not sent yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.dirty) await this.send();
    await this.sending;
  }

  private get version(): string {
    return this.form.dataset["baseVersion"] ?? "";
  }

  private look(): void {
    if (this.stopped || !this.dirty) return;
    this.changed = true;
    this.remember(false);
    const now = Date.now();
    this.started ||= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), Math.max(0, Math.min(quiet, this.started + longest - now)));
  }

  private remember(submitted: boolean): boolean {
    return this.local.keep({ body: written(this.form), version: this.version, known: this.known, sent: false, submitted });
  }

  private async send(): Promise<void> {
    if (this.sending || this.stopped) return;
    this.started = 0;
    const body = written(this.form);
    this.say("saving");
    this.sending = this.post(body).then((ok) => {
      this.sending = null;
      if (ok) {
        this.kept = body;
        this.local.keep({ body, version: this.version, known: this.known, sent: true, submitted: false });
        document.dispatchEvent(new CustomEvent("working-copy-kept"));
      }
      if (this.stopped || !this.dirty) return;
      this.remember(false);
      this.timer = setTimeout(() => void this.send(), ok ? quiet : again);
    });
    await this.sending;
  }

  private async post(body: string): Promise<boolean> {
    const values = new URLSearchParams(body);
    values.set("EditingWindow", this.bar.dataset["window"]!);
    values.set("EditingKnown", this.known);
    try {
      const answer = await request(this.bar.dataset["keep"]!, { method: "POST", body: values, headers: { Accept: "application/json" } });
      const { known, at } = (await answer.json()) as { known: string; at: string };
      this.known = known;
      this.keptAt = at;
      this.say("saved");
      this.signedOut(false);
      return true;
    } catch (fault) {
      this.explain(fault);
      return false;
    }
  }

  private explain(fault: unknown): void {
    const status = fault instanceof RequestFault ? fault.status : 0;
    if (status === 401) this.signedOut(true);
    else if (status === 409) this.say("elsewhere");
    else if (status === 413) this.say("tooLarge");
    else if (status === 0 || status >= 500) this.say(!this.remember(false) ? "nowhere" : this.keptAt ? "offline" : "offlineFirst");
    // A stale token is renewed by the next heartbeat, and the words are sent again; what else is refused may be for good.
    else this.say("refused");
  }

  private say(word: string): void {
    this.status.textContent = (this.bar.dataset[word] ?? "").replace("{0}", this.keptAt);
    this.status.dataset["state"] = word;
  }

  private signedOut(out: boolean): void {
    const notice = this.bar.querySelector<HTMLElement>("[data-editing-signed-out]")!;
    if (out) {
      notice.querySelector("[data-editing-text]")!.textContent = this.bar.dataset["signedOut"]!;
      this.status.textContent = "";
    }
    notice.hidden = !out;
  }

  // A copy that arrives after the item was saved would count as newer than it: the last one is waited for.
  private async submit(event: SubmitEvent): Promise<void> {
    clearTimeout(this.timer);
    if (this.kept !== null || this.changed) this.remember(true);
    if (!this.sending) {
      this.stopped = true;
      // The browser may refuse to go, or come back by its own button.
      setTimeout(() => (this.stopped = false), 10_000);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    await Promise.race([this.sending, new Promise((resolve) => setTimeout(resolve, 3000))]);
    this.sending = null;
    this.form.requestSubmit(submitter);
  }
}

/** Tells the others that this person is here, and this person who else is. */
class Presence {
  private timer: number | undefined;

  constructor(private readonly bar: HTMLElement, private readonly form: HTMLFormElement, private readonly keeper: Keeper) {
    document.addEventListener("visibilitychange", () => this.turn());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && void this.beat());
    void this.beat();
  }

  // A page that is being closed is hidden too: what it sent now could arrive after its leave.
  private turn(): void {
    clearTimeout(this.timer);
    if (document.hidden) this.timer = setTimeout(() => void this.beat(), settle);
    else void this.beat();
  }

  // Out of sight the page is only there for unsaved words; the browser may stop its timers, so the server then remembers it for longer.
  private async beat(): Promise<void> {
    clearTimeout(this.timer);
    const away = document.hidden;
    if (away && !this.keeper.unsaved) return;
    try {
      const answer = await request(this.address(away), { method: "POST", headers: { Accept: "application/json" }, keepalive: away });
      const { others, newer, token } = (await answer.json()) as { others: string | null; newer: string | null; token: string };
      renewToken(token);
      this.bar.querySelector("[data-editing-people]")!.textContent = others ?? "";
      const notice = this.bar.querySelector<HTMLElement>("[data-editing-newer]")!;
      notice.querySelector("[data-editing-text]")!.textContent = newer ?? "";
      notice.hidden = newer === null;
    } catch {
      // The keeper tells when the server cannot be reached; who else is there can wait.
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.beat(), heartbeat);
  }

  private address(away: boolean): string {
    return `${this.bar.dataset["keep"]}?handler=Here&away=${away}&version=${encodeURIComponent(this.form.dataset["baseVersion"] ?? "")}`;
  }

  private leave(): void {
    clearTimeout(this.timer);
    const values = new FormData();
    values.set("__RequestVerificationToken", document.querySelector<HTMLMetaElement>("meta[name=antiforgery]")?.content ?? "");
    navigator.sendBeacon(`${this.bar.dataset["keep"]}?handler=Leave`, values);
  }
}

enhance<HTMLElement>("[data-editing]", (bar) => {
  const form = document.querySelector<HTMLFormElement>("#content-form");
  const status = document.querySelector<HTMLElement>("[data-save-status]");
  if (!form || !status) return;
  const keeper = new Keeper(bar, form, status);
  void keeper.recover();
  new Presence(bar, form, keeper);
  bar.querySelector("[data-editing-discard]")?.addEventListener("submit", () => keeper.forget());
  // The address of a new item bears its id, so that the words are found again after a reload.
  if (bar.dataset["new"]) {
    const address = new URL(location.href);
    address.searchParams.set("id", form.dataset["itemId"]!);
    history.replaceState(history.state, "", address);
  }
});
