/** A toolbar as the ARIA pattern has it: one stop of the Tab key, arrows from button to button, Home and End. */
export class Toolbar {
  private readonly buttons: HTMLButtonElement[];

  constructor(
    private readonly element: HTMLElement,
    run: (name: string) => void,
    leave: () => void,
  ) {
    this.buttons = [...element.querySelectorAll<HTMLButtonElement>("button[data-command]")];
    this.buttons.forEach((button, index) => {
      button.tabIndex = index === 0 ? 0 : -1;
      button.addEventListener("click", () => button.ariaDisabled === "true" || run(button.dataset.command!));
      // The text keeps its selection while a button is pressed.
      button.addEventListener("mousedown", (event) => event.preventDefault());
    });
    element.addEventListener("keydown", (event) => (event.key === "Escape" ? leave() : this.move(event)));
    element.addEventListener("focusin", (event) => this.stopAt(event.target as HTMLButtonElement));
  }

  focus(): void {
    this.buttons.find((button) => button.tabIndex === 0)?.focus();
  }

  show(state: (name: string) => { pressed?: boolean; able: boolean }): void {
    for (const button of this.buttons) {
      const { pressed, able } = state(button.dataset.command!);
      if (pressed !== undefined) button.ariaPressed = String(pressed);
      button.ariaDisabled = able ? null : "true";
    }
    for (const group of this.element.querySelectorAll<HTMLElement>("[data-when-able]")) group.hidden = !state(group.dataset.whenAble!).able;
    const current = this.buttons.find((button) => button.tabIndex === 0);
    if (current && !isShown(current)) this.stopAt(this.buttons.find(isShown)!);
  }

  private move(event: KeyboardEvent): void {
    const shown = this.buttons.filter(isShown);
    const at = shown.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    shown[(to + shown.length) % shown.length]!.focus();
  }

  private stopAt(button: HTMLButtonElement): void {
    if (this.buttons.includes(button))
      this.buttons.forEach((other) => {
        other.tabIndex = other === button ? 0 : -1;
      });
  }
}

const isShown = (button: HTMLButtonElement) => !button.closest("[hidden]");
