/** Where in a text a finding is: the how-manieth element of its kind in the stored HTML, and some words of it. */
export interface Place {
  tag: string;
  index: number;
  excerpt: string;
}

/** Marks the place in the text of a plain box. */
export function goToSource(box: HTMLTextAreaElement, place: Place): void {
  const starts = place.tag ? [...box.value.matchAll(new RegExp(`<${place.tag}\\b`, "gi"))] : [];
  const start = starts[place.index]?.index ?? box.value.indexOf(place.excerpt);
  const end = start < 0 ? 0 : Math.max(box.value.indexOf(">", start) + 1, start + 1);
  box.focus();
  box.setSelectionRange(Math.max(start, 0), starts[place.index] ? end : Math.max(start, 0) + (start < 0 ? 0 : place.excerpt.length));
  // Browsers do not scroll a box to its selection; its lines are of one height.
  const line = box.value.slice(0, Math.max(start, 0)).split("\n").length;
  box.scrollTop = (box.scrollHeight / Math.max(box.value.split("\n").length, 1)) * Math.max(line - 3, 0);
}
