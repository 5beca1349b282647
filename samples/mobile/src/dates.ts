import type { Culture } from './texts';

// Browsers that lack Welsh write American English instead, so the Welsh words are our own.
const days = { Sunday: 'Dydd Sul', Monday: 'Dydd Llun', Tuesday: 'Dydd Mawrth', Wednesday: 'Dydd Mercher', Thursday: 'Dydd Iau', Friday: 'Dydd Gwener', Saturday: 'Dydd Sadwrn' };
const months = {
  January: 'Ionawr', February: 'Chwefror', March: 'Mawrth', April: 'Ebrill', May: 'Mai', June: 'Mehefin',
  July: 'Gorffennaf', August: 'Awst', September: 'Medi', October: 'Hydref', November: 'Tachwedd', December: 'Rhagfyr',
};

/** Day and time as the clocks of the place show them, which is what the reader's ticket says: `Thursday 3 December 2026, 18:30`. */
export function moment(instant: string, timeZone: string | null | undefined, culture: Culture): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZone ?? 'Europe/London', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  const { weekday = '', day, month = '', year, hour, minute } = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const words: Record<string, string> = culture === 'cy' ? { ...days, ...months } : {};
  return `${words[weekday] ?? weekday} ${day} ${words[month] ?? month} ${year}, ${hour}:${minute}`;
}
