type Child = Node | string | null;

/** Makes an element; texts are put in as texts, so nothing from the API can become markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null));
  return made;
}

/** The element of the page with that id. */
export function byId<Type extends HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found)
    throw new Error(`The page has no element #${id}.`);
  return found as Type;
}
