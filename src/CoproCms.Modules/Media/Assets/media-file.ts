import { enhance } from "../../Admin/Assets/lib/dom";

const step = 1;
const leap = 10;
const smallest = 2;

type Name = "AnchorX" | "AnchorY" | "CropLeft" | "CropTop" | "CropWidth" | "CropHeight";

/** The form's numbers are the truth; picture, point and frame show them and change them. */
enhance<HTMLElement>("[data-framing]", (stage) => {
  const form = stage.closest("form")!;
  const field = (name: Name) => form.elements.namedItem(name) as HTMLInputElement;
  const read = (name: Name): number | undefined => (field(name).value.trim() === "" ? undefined : Number(field(name).value.replace(",", ".")));
  const write = (name: Name, value: number) => (field(name).value = String(Math.round(value * 100) / 100));
  const point = stage.querySelector<HTMLButtonElement>("[data-point]")!;
  const crop = stage.querySelector<HTMLElement>("[data-crop]")!;
  const picture = stage.querySelector<HTMLImageElement>("[data-picture]")!;
  const mayChange = !field("AnchorX").disabled;

  const box = () => {
    const [left, top, width, height] = [read("CropLeft"), read("CropTop"), read("CropWidth"), read("CropHeight")];
    return [left, top, width, height].some((n) => n === undefined || Number.isNaN(n)) ? undefined : { left: left!, top: top!, width: width!, height: height! };
  };
  const show = () => {
    point.hidden = !mayChange;
    point.style.left = `${clamp(read("AnchorX") ?? 50)}%`;
    point.style.top = `${clamp(read("AnchorY") ?? 50)}%`;
    const part = box();
    crop.hidden = !part || !mayChange;
    start.hidden = !!part || !mayChange;
    clear.hidden = !part || !mayChange;
    if (part) for (const [side, value] of Object.entries(part)) crop.style.setProperty(side, `${clamp(value)}%`);
    previews(form, picture, { x: read("AnchorX") ?? 50, y: read("AnchorY") ?? 50 }, part);
  };
  const move = (x: number, y: number) => {
    write("AnchorX", clamp(x));
    write("AnchorY", clamp(y));
    show();
  };
  const resize = (corner: string, x: number, y: number) => {
    const part = box();
    if (!part) return;
    const [right, bottom] = [part.left + part.width, part.top + part.height];
    if (corner === "nw") {
      const [left, top] = [Math.min(clamp(x), right - smallest), Math.min(clamp(y), bottom - smallest)];
      frame({ left, top, width: right - left, height: bottom - top });
    } else frame({ ...part, width: Math.max(smallest, clamp(x) - part.left), height: Math.max(smallest, clamp(y) - part.top) });
  };
  const frame = (part: { left: number; top: number; width: number; height: number }) => {
    write("CropLeft", part.left);
    write("CropTop", part.top);
    write("CropWidth", part.width);
    write("CropHeight", part.height);
    show();
  };
  const start = form.querySelector<HTMLButtonElement>("[data-crop-start]")!;
  const clear = form.querySelector<HTMLButtonElement>("[data-crop-clear]")!;
  start.addEventListener("click", () => {
    frame({ left: 10, top: 10, width: 80, height: 80 });
    crop.querySelector<HTMLElement>("[data-handle]")?.focus();
  });
  clear.addEventListener("click", () => {
    for (const name of ["CropLeft", "CropTop", "CropWidth", "CropHeight"] as const) field(name).value = "";
    show();
    start.focus();
  });
  form.addEventListener("input", show);
  if (mayChange) {
    picture.addEventListener("click", (event) => move(...place(stage, event)));
    drag(stage, point, (x, y) => move(x, y));
    point.addEventListener("keydown", (event) => byKey(event, (dx, dy) => move((read("AnchorX") ?? 50) + dx, (read("AnchorY") ?? 50) + dy)));
    for (const handle of crop.querySelectorAll<HTMLElement>("[data-handle]")) {
      const corner = handle.dataset["handle"]!;
      drag(stage, handle, (x, y) => resize(corner, x, y));
      handle.addEventListener("keydown", (event) => byKey(event, (dx, dy) => {
        const part = box()!;
        const [x, y] = corner === "nw" ? [part.left, part.top] : [part.left + part.width, part.top + part.height];
        resize(corner, x + dx, y + dy);
      }));
    }
  }
  if (picture.complete) show();
  picture.addEventListener("load", show);
  show();
});

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, Number.isNaN(percent) ? 50 : percent));
}

function place(stage: HTMLElement, event: { clientX: number; clientY: number }): [number, number] {
  const area = stage.querySelector("img")!.getBoundingClientRect();
  return [((event.clientX - area.left) / area.width) * 100, ((event.clientY - area.top) / area.height) * 100];
}

function drag(stage: HTMLElement, handle: HTMLElement, to: (x: number, y: number) => void): void {
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) to(...place(stage, event));
  });
}

function byKey(event: KeyboardEvent, by: (dx: number, dy: number) => void): void {
  const length = event.shiftKey ? leap : step;
  const ways: Record<string, [number, number]> = { ArrowLeft: [-length, 0], ArrowRight: [length, 0], ArrowUp: [0, -length], ArrowDown: [0, length] };
  const way = ways[event.key];
  if (!way) return;
  event.preventDefault();
  by(...way);
}

/** Shows how the server cuts: the point comes as near to the middle as the edges allow. */
function previews(form: HTMLElement, picture: HTMLImageElement, anchor: { x: number; y: number }, part?: { left: number; top: number; width: number; height: number }): void {
  const all = form.querySelector<HTMLElement>("[data-previews]");
  if (!all || picture.naturalWidth === 0) return;
  all.hidden = false;
  const shown = part ?? { left: 0, top: 0, width: 100, height: 100 };
  const [width, height] = [(picture.naturalWidth * shown.width) / 100, (picture.naturalHeight * shown.height) / 100];
  for (const frame of all.querySelectorAll<HTMLElement>("[data-preview]")) {
    const image = frame.querySelector("img") ?? frame.appendChild(Object.assign(new Image(), { src: picture.src, alt: "" }));
    const scale = Math.max(frame.clientWidth / width, frame.clientHeight / height);
    const offset = (at: number, side: number, window: number, edge: number, whole: number) =>
      -((edge / 100) * whole * scale) - Math.min(Math.max(((at - edge) / 100) * whole * scale - window / 2, 0), Math.max(0, side * scale - window));
    image.style.width = `${picture.naturalWidth * scale}px`;
    image.style.left = `${offset(anchor.x, width, frame.clientWidth, shown.left, picture.naturalWidth)}px`;
    image.style.top = `${offset(anchor.y, height, frame.clientHeight, shown.top, picture.naturalHeight)}px`;
  }
}
