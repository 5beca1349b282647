import { enhance } from "../lib/dom";
import { changed, tell } from "./words";

// Of the drawing in Wales.cshtml: degrees at its edges. So small a country is flat enough for a plain grid.
const west = -5.5, east = -2.5, north = 53.55, south = 51.3;

enhance<HTMLElement>("[data-geo]", (field) => {
  const map = field.querySelector<HTMLElement>("[data-geo-map]")!;
  const svg = map.querySelector("svg")!;
  const mark = svg.querySelector<SVGGElement>("[data-mark]")!;
  const latitude = field.querySelector<HTMLInputElement>("[data-geo-latitude]")!;
  const longitude = field.querySelector<HTMLInputElement>("[data-geo-longitude]")!;
  const { width, height } = svg.viewBox.baseVal;

  const read = () => {
    const [lat, lon] = [Number.parseFloat(latitude.value), Number.parseFloat(longitude.value)];
    return Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null;
  };
  const show = () => {
    const place = read();
    const inside = place && place.lon >= west && place.lon <= east && place.lat >= south && place.lat <= north;
    mark.toggleAttribute("hidden", !inside);
    if (inside) mark.setAttribute("transform", `translate(${((place.lon - west) / (east - west)) * width} ${((north - place.lat) / (north - south)) * height})`);
    map.setAttribute("aria-label", `${map.dataset["label"]}${place ? ` ${place.lat}, ${place.lon}` : ""}`);
  };
  const put = (lat: number, lon: number) => {
    latitude.value = Math.min(north, Math.max(south, lat)).toFixed(4);
    longitude.value = Math.min(east, Math.max(west, lon)).toFixed(4);
    show();
    changed(field);
  };
  const point = (event: PointerEvent) => {
    const box = svg.getBoundingClientRect();
    put(north - ((event.clientY - box.top) / box.height) * (north - south), west + ((event.clientX - box.left) / box.width) * (east - west));
  };

  map.hidden = false;
  map.tabIndex = 0;
  map.setAttribute("role", "application");
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    point(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) point(event);
  });
  map.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const moves: Record<string, [number, number]> = { ArrowUp: [step, 0], ArrowDown: [-step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] };
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    const place = read() ?? { lat: 52.3, lon: -3.7 };
    put(place.lat + by[0], place.lon + by[1]);
    tell(`${latitude.value}, ${longitude.value}`);
  });
  latitude.addEventListener("input", show);
  longitude.addEventListener("input", show);
  show();
});
