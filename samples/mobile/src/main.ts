import { configure } from './api';
import { byId, element } from './elements';
import { showEvents } from './events';
import { showMap } from './map';
import { otherThan, preferred, text, type Culture, type Text } from './texts';

let culture: Culture = preferred();

async function show(): Promise<void> {
  document.documentElement.lang = culture;
  document.title = text(culture, 'title');
  const labels: Record<string, Text> = { title: 'title', 'events-heading': 'events', 'map-heading': 'initiatives', language: 'other' };
  for (const [id, name] of Object.entries(labels))
    byId(id).textContent = text(culture, name);
  byId('language').lang = otherThan(culture);
  byId('more').hidden = true;
  byId('initiative').replaceChildren();
  await Promise.all([attempt('events', () => showEvents(culture)), attempt('map', () => showMap(culture))]);
}

/** Shows that something is being loaded, and when it cannot be, says so where it would have stood, with a way to try again. */
async function attempt(id: string, load: () => Promise<void>): Promise<void> {
  const place = byId(id);
  const wrap = (...children: Node[]) => (place instanceof HTMLUListElement ? [element('li', {}, ...children)] : children);
  place.replaceChildren(...wrap(element('p', { class: 'loading' }, text(culture, 'loading'))));
  try {
    await load();
  } catch (error) {
    console.error(error);
    const retry = element('button', { type: 'button' }, text(culture, 'retry'));
    retry.addEventListener('click', () => void attempt(id, load));
    place.replaceChildren(...wrap(element('p', { role: 'alert' }, text(culture, 'failed')), retry));
  }
}

byId('language').addEventListener('click', () => {
  culture = otherThan(culture);
  void show();
});

byId('more').addEventListener('click', async () => {
  const more = byId<HTMLButtonElement>('more');
  more.disabled = true;
  try {
    await showEvents(culture, more.dataset.after);
  } catch (error) {
    console.error(error);
    more.after(element('p', { role: 'alert' }, text(culture, 'failed')));
  } finally {
    more.disabled = false;
  }
});

await configure();
await show();
