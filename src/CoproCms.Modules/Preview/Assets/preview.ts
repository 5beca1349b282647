import { keep, recall } from "../../Admin/Assets/lib/device";
import { openDialog } from "../../Admin/Assets/lib/dialog";
import { contentAdded, enhance } from "../../Admin/Assets/lib/dom";
import { postForm } from "../../Admin/Assets/lib/http";

const widthKey = "preview-width";
const openKey = "preview-open";

/** The page beside the form, at the width of a phone or of a desktop. */
class Panel {
  private readonly frame: HTMLIFrameElement;
  private readonly stage: HTMLElement;
  private width = recall<number>(widthKey) === 1280 ? 1280 : 390;

  constructor(private readonly panel: HTMLElement, private readonly toggle: HTMLButtonElement) {
    this.frame = panel.querySelector("[data-preview-frame]")!;
    this.stage = panel.querySelector("[data-preview-stage]")!;
    toggle.hidden = false;
    toggle.addEventListener("click", () => this.show(panel.hidden));
    panel.querySelector("[data-preview-close]")!.addEventListener("click", () => {
      this.show(false);
      toggle.focus();
    });
    panel.addEventListener("click", (event) => {
      const width = (event.target as Element).closest<HTMLElement>("[data-preview-width]")?.dataset["previewWidth"];
      if (width) this.resize(Number(width));
    });
    document.addEventListener("working-copy-kept", () => this.refresh());
    new ResizeObserver(() => this.fit()).observe(this.stage);
    if (recall<boolean>(openKey) && matchMedia("(min-width: 75rem)").matches) this.show(true);
  }

  private show(open: boolean): void {
    this.panel.hidden = !open;
    document.body.classList.toggle("has-preview", open);
    this.toggle.setAttribute("aria-expanded", String(open));
    keep(openKey, open);
    if (!open) return;
    if (!this.frame.src) this.frame.src = this.panel.dataset["previewPanel"]!;
    else this.refresh();
    this.resize(this.width);
  }

  private resize(width: number): void {
    this.width = width;
    keep(widthKey, width);
    for (const button of this.panel.querySelectorAll<HTMLElement>("[data-preview-width]")) button.setAttribute("aria-pressed", String(Number(button.dataset["previewWidth"]) === width));
    this.fit();
  }

  // A desktop's page is wider than the panel: it is shown smaller, as it would be laid out there.
  private fit(): void {
    const { clientWidth, clientHeight } = this.stage;
    if (clientWidth === 0) return;
    const scale = Math.min(1, clientWidth / this.width);
    this.frame.style.width = `${this.width}px`;
    this.frame.style.height = `${clientHeight / scale}px`;
    this.frame.style.transform = `scale(${scale})`;
    this.frame.style.marginInlineStart = `${Math.max(0, (clientWidth - this.width * scale) / 2)}px`;
  }

  private refresh(): void {
    const page = this.frame.contentWindow;
    if (this.panel.hidden || !page || !this.frame.src) return;
    const { scrollX, scrollY } = page;
    this.frame.addEventListener("load", () => this.frame.contentWindow?.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" }), { once: true });
    page.location.reload();
  }
}

enhance<HTMLElement>("[data-preview-panel]", (panel) => {
  const toggle = document.querySelector<HTMLButtonElement>("[data-preview-toggle]");
  if (toggle) new Panel(panel, toggle);
});

enhance<HTMLAnchorElement>("[data-preview-share]", (link) => {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    await openDialog(link.href, "preview-dialog");
  });
});

// In the dialog, making and revoking replace the list where it stands; on its own page too.
enhance<HTMLElement>("[data-preview-links]", (list) => {
  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const answer = await postForm(form.action, new FormData(form, event.submitter));
    list.outerHTML = await answer.text();
    contentAdded();
    document.querySelector<HTMLElement>("[data-preview-links] :is([data-preview-address], button)")?.focus();
  });
});

enhance<HTMLButtonElement>("[data-preview-copy]", (button) => {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.parentElement!.querySelector<HTMLInputElement>("[data-preview-address]")!.value);
    button.textContent = button.dataset["copied"]!;
  });
});
