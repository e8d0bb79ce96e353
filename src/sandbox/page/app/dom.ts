/** What an element is made with: attributes by name, and listeners as functions. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

export type Child = Node | string | undefined | readonly Child[];

/**
 * Makes an element. `true` is an attribute without a value; `false` and undefined leave it out; a function is a
 * listener of this event. Text is only ever text: no markup is read.
 */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === "string" || child instanceof Node) element.append(child);
    else append(element, child);
  }
}

/** Puts other children in the place of those that are there. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** An element of index.html. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  return found;
}

/** A text field or a choice with its label. */
export function labelled(
  text: string,
  field: HTMLInputElement | HTMLSelectElement,
  className = "field",
): HTMLLabelElement {
  return h("label", { class: className }, h("span", {}, text), field);
}

/** A choice out of several. */
export function choice(
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  attributes: Attributes = {},
): HTMLSelectElement {
  return h(
    "select",
    attributes,
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
}
