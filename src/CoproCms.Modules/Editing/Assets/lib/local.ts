import { forget, keep, recall } from "../../../Admin/Assets/lib/device";

/** The words of a form as this device keeps them. */
export interface LocalCopy {
  body: string;
  /** Version that the form began with. */
  version: string;
  /** Stamp of the copy on the server that the window knew. */
  known: string;
  /** The server has them. */
  sent: boolean;
  /** They were on their way to be saved. */
  submitted: boolean;
}

export class LocalCopies {
  private readonly name: string;

  constructor(user: string, item: string) {
    this.name = `editing:${user}:${item}`;
  }

  find(): LocalCopy | null {
    return recall<LocalCopy>(this.name);
  }

  keep(copy: LocalCopy): boolean {
    return keep(this.name, copy);
  }

  forget(): void {
    forget(this.name);
  }
}
