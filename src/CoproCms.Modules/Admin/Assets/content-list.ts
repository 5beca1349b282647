import { announce, enhance } from "./lib/dom";
import { RequestFault, postForm } from "./lib/http";

interface Step {
  operation: string;
  done: number;
  refused: { Title?: string; title?: string; Reason?: string; reason?: string }[];
}

/** So many items go to the server at once; after each step the bar moves. */
const stepSize = 20;
const mostReasons = 3;

enhance<HTMLElement>("[data-without-script]", (element) => (element.hidden = true));

enhance<HTMLFormElement>("form[data-bulk]", (form) => {
  const bar = form.querySelector<HTMLElement>("[data-bulk-bar]")!;
  const count = form.querySelector<HTMLElement>("[data-bulk-count]")!;
  const allRow = form.querySelector<HTMLElement>("[data-bulk-all]")!;
  const all = allRow.querySelector<HTMLInputElement>("input")!;
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[name=id]")];
  const chosen = () => boxes.filter((box) => box.checked);
  const show = () => {
    const number = chosen().length;
    bar.classList.toggle("is-empty", number === 0);
    count.textContent = number ? form.dataset["chosen"]!.replace("{0}", String(number)) : "";
    all.checked = number > 0 && number === boxes.length;
    all.indeterminate = number > 0 && number < boxes.length;
  };

  allRow.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });

  // With the shift key a whole run of items is chosen.
  let last: HTMLInputElement | undefined;
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b) as [number, number];
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
      }
      last = box;
      show();
    });
  }

  form.addEventListener("submit", (event) => {
    const ids = chosen().map((box) => box.value);
    const verb = (event.submitter as HTMLButtonElement | null)?.value ?? "";
    if (ids.length <= stepSize || !verb) return;
    event.preventDefault();
    void inSteps(form, bar, verb, ids).catch((error: unknown) => announce(error instanceof RequestFault ? error.message : String(error), "danger"));
  });
  show();
});

async function inSteps(form: HTMLFormElement, bar: HTMLElement, verb: string, ids: string[]): Promise<void> {
  const progress = document.createElement("progress");
  progress.className = "list-progress";
  progress.max = ids.length;
  const status = bar.querySelector<HTMLElement>("[data-bulk-count]")!;
  bar.after(progress);
  for (const button of bar.querySelectorAll("button")) button.disabled = true;
  let operation = "";
  let done = 0;
  const refused: string[] = [];
  for (let at = 0; at < ids.length; at += stepSize) {
    const data = new FormData();
    data.set("verb", verb);
    if (operation) data.set("operation", operation);
    for (const id of ids.slice(at, at + stepSize)) data.append("id", id);
    const step = (await (await postForm(form.action, data)).json()) as Step;
    operation = step.operation;
    done += step.done;
    refused.push(...step.refused.map((r) => `“${r.title ?? r.Title}”: ${r.reason ?? r.Reason}`));
    progress.value = Math.min(at + stepSize, ids.length);
    status.textContent = form.dataset["progress"]!.replace("{0}", String(progress.value)).replace("{1}", String(ids.length));
  }

  const end = document.createElement("form");
  end.method = "post";
  end.action = form.dataset["done"]!;
  const fields: Record<string, string> = { verb, operation, done: String(done), refused: String(refused.length), reasons: refused.slice(0, mostReasons).join(" ") };
  for (const name of ["back", "__RequestVerificationToken"]) fields[name] = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "";
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    end.append(input);
  }
  document.body.append(end);
  end.submit();
}
