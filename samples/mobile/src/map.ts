import { addressOf, query } from './api';
import { byId, element } from './elements';
import { graphql } from './generated';
import type { InitiativesQuery } from './generated/graphql';
import { text, type Culture } from './texts';
import { anglesey, mainland, type Place } from './wales';

const Initiatives = graphql(`
  query Initiatives($culture: String!) {
    initiative(where: { localization: { culture: $culture } }, orderBy: { displayText: ASC }, first: 200) {
      contentItemId
      displayText
      path
      summary
      location { latitude longitude }
    }
  }
`);

type Initiative = NonNullable<NonNullable<InitiativesQuery['initiative']>[number]>;

const west = -5.4, east = -2.55, south = 51.3, north = 53.5;
const height = 520;
// At the latitude of Wales a degree of longitude is about six tenths of a degree of latitude.
const scale = height / (north - south);
const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180));
const width = Math.round((east - west) * narrowing * scale);

/** Least distance between two markers, in units of the drawing: a little more than a marker is wide on a phone. */
const apart = 38;

type Point = readonly [x: number, y: number];

const svg = 'http://www.w3.org/2000/svg';

/** Draws the country and a button for each initiative that has a place; nothing is fetched but the initiatives. */
export async function showMap(culture: Culture): Promise<void> {
  const { initiative } = await query(Initiatives, { culture });
  const placed = (initiative ?? []).filter(found => found !== null).filter(found => position(found) !== null);
  const points = spread(placed.map(found => project(position(found)!)));
  byId('map').replaceChildren(country(culture), ...placed.map((found, index) => marker(found, points[index]!, culture)));
  byId('initiative').replaceChildren(element('p', {}, text(culture, 'choose')));
}

function country(culture: Culture): SVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', text(culture, 'map'));
  for (const outline of [mainland, anglesey]) {
    const shape = document.createElementNS(svg, 'polygon');
    shape.setAttribute('points', outline.map(place => project(place).join(',')).join(' '));
    drawing.append(shape);
  }
  return drawing;
}

function marker(initiative: Initiative, [x, y]: Point, culture: Culture): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'marker', 'aria-label': initiative.displayText ?? '' });
  button.style.left = `${(x / width) * 100}%`;
  button.style.top = `${(y / height) * 100}%`;
  button.addEventListener('click', () => choose(button, initiative, culture));
  return button;
}

function choose(button: HTMLButtonElement, initiative: Initiative, culture: Culture): void {
  for (const other of byId('map').querySelectorAll('.marker'))
    other.setAttribute('aria-pressed', String(other === button));
  byId('initiative').replaceChildren(
    element('h3', {}, initiative.displayText ?? ''),
    element('p', {}, initiative.summary ?? ''),
    element('a', { href: addressOf(initiative.path ?? '') }, text(culture, 'read')));
}

function position(initiative: Initiative): Place | null {
  const { latitude, longitude } = initiative.location ?? {};
  return latitude == null || longitude == null ? null : [longitude, latitude];
}

const project = ([longitude, latitude]: Place): Point =>
  [Math.round((longitude - west) * narrowing * scale), Math.round((north - latitude) * scale)];

/** Moves neighbours apart until a finger can tell them from each other. */
function spread(points: Point[]): Point[] {
  const moved = points.map(([x, y]): [number, number] => [x, y]);
  for (let round = 0; round < 50; round++) {
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(index + 1))
        part(one, other);
    }
  }
  return moved;
}

function part(one: [number, number], other: [number, number]): void {
  const [x, y] = [other[0] - one[0], other[1] - one[1]];
  const distance = Math.hypot(x, y);
  if (distance >= apart)
    return;
  // Two at the very same place go left and right.
  const [towardsX, towardsY] = distance === 0 ? [1, 0] : [x / distance, y / distance];
  const push = (apart - distance) / 2;
  one[0] -= towardsX * push;
  one[1] -= towardsY * push;
  other[0] += towardsX * push;
  other[1] += towardsY * push;
}
