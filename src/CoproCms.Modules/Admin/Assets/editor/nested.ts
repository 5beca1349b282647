import { announce, contentAdded } from "../lib/dom";
import { getText, RequestFault } from "../lib/http";
import { changed, newKey, say, tell } from "./words";

// The server makes the new row, as it made the others.
document.addEventListener("click", async (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("[data-add]");
  const list = button?.closest<HTMLElement>("[data-nested]");
  const type = list?.querySelector<HTMLInputElement | HTMLSelectElement>(":scope > .nested-add [data-add-type]")?.value;
  if (!button || !list || !type) return;
  event.preventDefault();
  const asked = new URLSearchParams({ type, name: list.dataset["name"]!, key: newKey() });
  for (const extra of ["below", "welded"]) if (button.dataset[extra]) asked.set(extra, button.dataset[extra]!);
  try {
    const html = await getText(`${list.dataset["source"]}?${asked}`);
    const rows = list.querySelector<HTMLElement>(":scope > [data-rows]")!;
    rows.insertAdjacentHTML("beforeend", html);
    contentAdded();
    const row = rows.lastElementChild!;
    row.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
    tell(say("added", row.querySelector("[data-row-text]")?.textContent ?? ""));
    changed(row);
  } catch (fault) {
    if (fault instanceof RequestFault) announce(fault.message, "danger");
    else throw fault;
  }
});
