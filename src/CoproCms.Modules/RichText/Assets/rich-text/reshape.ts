/** What an element says of its style; a pasted text has it in `data-style`, so that no style is obeyed. */
export function styles(element: Element): Record<string, string> {
  const rules = (element.getAttribute("data-style") ?? "").split(";").map((rule) => rule.split(":"));
  return Object.fromEntries(rules.filter((rule) => rule.length > 1).map(([name, ...value]) => [name!.trim().toLowerCase(), value.join(":").trim().toLowerCase()]));
}

export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

export function rename(element: Element, tag: string): Element {
  const renamedElement = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) renamedElement.setAttribute(name, value);
  renamedElement.append(...element.childNodes);
  element.replaceWith(renamedElement);
  return renamedElement;
}

export function wrapContent(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}
