import { addressOf, query } from './api';
import { moment } from './dates';
import { byId, element } from './elements';
import { graphql } from './generated';
import type { UpcomingEventsQuery } from './generated/graphql';
import { text, type Culture } from './texts';

const UpcomingEvents = graphql(`
  query UpcomingEvents($culture: String!, $now: DateTime!, $first: Int!, $after: String) {
    eventConnection(where: { localization: { culture: $culture }, start_gte: $now }, orderBy: { start: ASC }, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { contentItemId displayText path summary start timeZone status attendanceMode venue }
    }
  }
`);

type Event = NonNullable<NonNullable<NonNullable<UpcomingEventsQuery['eventConnection']>['nodes']>[number]>;

const pageSize = 5;

/** Shows the first events, or those after the cursor below the others. */
export async function showEvents(culture: Culture, after?: string | null): Promise<void> {
  const { eventConnection } = await query(UpcomingEvents, { culture, now: new Date().toISOString(), first: pageSize, after: after ?? null });
  const events = (eventConnection?.nodes ?? []).filter(event => event !== null);
  const list = byId<HTMLUListElement>('events');
  const items = events.map(event => entry(event, culture));
  if (after)
    list.append(...items);
  else
    list.replaceChildren(...(items.length > 0 ? items : [element('li', {}, text(culture, 'none'))]));
  const more = byId<HTMLButtonElement>('more');
  more.textContent = text(culture, 'more');
  more.hidden = !eventConnection?.pageInfo.hasNextPage;
  more.dataset.after = eventConnection?.pageInfo.endCursor ?? '';
}

function entry(event: Event, culture: Culture): HTMLLIElement {
  const place = event.attendanceMode === 'Online' ? text(culture, 'online') : event.venue;
  return element('li', {},
    element('a', { href: addressOf(event.path ?? '') }, event.displayText ?? ''),
    change(event, culture),
    event.start ? element('time', { datetime: event.start }, moment(event.start, event.timeZone, culture)) : null,
    place ? element('span', { class: 'place' }, place) : null,
    event.summary ? element('p', {}, event.summary) : null);
}

function change(event: Event, culture: Culture): HTMLElement | null {
  if (event.status === 'Cancelled')
    return element('strong', {}, text(culture, 'cancelled'));
  return event.status === 'Postponed' ? element('strong', {}, text(culture, 'postponed')) : null;
}
