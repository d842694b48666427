// The only way in which the page makes elements. Text goes in as text nodes and attributes by name; nothing is ever parsed as markup.
export type Child = Node | string | null | false | undefined;

type Handlers = { readonly [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void };
type Properties = Handlers & { readonly [name: string]: unknown };

/** An element. `onclick` and its like are listeners, `true` is an empty attribute, `false`, `null` and `undefined` are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Child[]
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== null && child !== false && child !== undefined) element.append(child);
}

/** An element of the template. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the template has no #${id}`);
  return element as T;
}

/** The letter of a type in the colour of its nodes. The colour goes in as a property: the policy of the page allows no style attributes. */
export function letterMark(letter: string, fill: string, kind = ""): HTMLElement {
  const mark = h("i", { class: `letter ${kind}`.trim(), "aria-hidden": "true" }, letter);
  mark.style.background = fill;
  return mark;
}

/** A link that leaves the page, only to the web: an address of any other kind is shown as text. */
export function webLink(url: string, text: string): HTMLElement {
  if (!/^https?:\/\//i.test(url)) return h("span", {}, text);
  return h(
    "a",
    { href: url, rel: "noopener noreferrer nofollow", referrerpolicy: "no-referrer", target: "_blank" },
    text,
  );
}

/** Puts the keyboard back where it was after a part of the page is drawn anew: elements are known by their `data-key`. */
export function keepFocus(part: HTMLElement, draw: () => void): void {
  const key = part.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  const scroll = part.scrollTop;
  draw();
  part.scrollTop = scroll;
  if (key !== undefined)
    part.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
