// Elements out of text: whatever documents say goes in as text, never as markup.

export type Child = Node | string | number | null | undefined | false | readonly Child[];
export type Listener = (event: Event) => void;
export type Attributes = Readonly<Record<string, string | number | boolean | Listener | null | undefined>>;

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children. A function is a listener of the event it is named by;
 * true is an attribute without a value; false, null and undefined are none.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  fill(made, children);
  return made;
}

/** Put children at the end of an element. */
export function fill(into: Element | DocumentFragment, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node || typeof child === "string") into.append(child);
    else if (typeof child === "number") into.append(String(child));
    else fill(into, child);
  }
}

/** Put children in the place of all that an element holds. */
export function refill(into: Element, ...children: Child[]): void {
  into.replaceChildren();
  fill(into, children);
}

/** The element of the page with this id; an error where the template has none. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is not in the page`);
  return found;
}

/** Strokes of 20 × 20. */
const ICONS = {
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  back: "M12 4l-6 6 6 6",
  next: "M8 4l6 6-6 6",
  down: "M4 7.5l6 6 6-6",
  table: "M3 4.5h14v11H3zM3 8.5h14M8 8.5v7",
  picture: "M4 6a2 2 0 104 0 2 2 0 10-4 0M12.5 14a2 2 0 104 0 2 2 0 10-4 0M13 5a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0M7.5 7.5l5.5 5M8 5.8l5-.7M14.5 6.5v5.5",
  take: "M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13",
  legend: "M4 5.5h0M8 5.5h8M4 10h0M8 10h8M4 14.5h0M8 14.5h8",
  link: "M8.5 11.5a3 3 0 004.2 0l2.6-2.6a3 3 0 00-4.2-4.2L10 5.8M11.5 8.5a3 3 0 00-4.2 0L4.7 11.1a3 3 0 004.2 4.2L10 14.2",
  groups: "M3 7a4 4 0 108 0 4 4 0 10-8 0M11 14a3 3 0 106 0 3 3 0 10-6 0M13.5 5.5a1.5 1.5 0 103 0 1.5 1.5 0 10-3 0",
  time: "M10 3.5a6.5 6.5 0 100 13 6.5 6.5 0 100-13M10 6.5V10l2.5 2",
  keys: "M7.5 7.5a2.5 2.5 0 113.6 2.3c-.8.4-1.1.9-1.1 1.7M10 14.5h0",
  play: "M7 5l8 5-8 5z",
  pause: "M7 5v10M13 5v10",
  menu: "M3.5 6h13M3.5 10h13M3.5 14h13",
  out: "M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7",
} as const;

export type Icon = keyof typeof ICONS;

/** A drawing that says nothing by itself: the button around it is named in words. */
export function icon(name: Icon): SVGSVGElement {
  return drawing("icon", "0 0 20 20", ICONS[name]);
}

/** An SVG of one path, hidden from readers of the screen. */
export function drawing(cls: string, box: string, d: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("class", cls);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

/** A button: in words, or an icon that is named in words. */
export function button(
  text: string,
  pressed: Listener,
  more: Attributes & { icon?: Icon; bare?: boolean } = {},
): HTMLButtonElement {
  const { icon: drawn, bare, ...attributes } = more;
  const said = bare ? { "aria-label": text, title: text } : {};
  return h(
    "button",
    { type: "button", click: pressed, ...said, ...attributes },
    drawn && icon(drawn),
    !bare && h("span", {}, text),
  );
}
