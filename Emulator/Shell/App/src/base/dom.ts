type Value = string | number | boolean | undefined | ((event: Event) => void);

/** Attributes by name; a boolean switches one, undefined leaves it out, and a function under "onclick" listens to click. */
export type Attributes = Readonly<Record<string, Value>>;

export type Child = Node | string | undefined;

/** An element with attributes, listeners and children; strings become text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes?: Attributes, ...children: readonly Child[]): HTMLElementTagNameMap[Tag];
export function h(tag: string, attributes?: Attributes, ...children: readonly Child[]): HTMLElement;
export function h(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) put(node, name, value);
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** Sets one attribute or listener as <c>h</c> does. */
export function put(node: Element, name: string, value: Value): void {
  if (typeof value === "function") node.addEventListener(name.slice(2), value);
  else if (value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** An icon of the solution's, by web resource name; decorative. */
export function webResourceIcon(name: string): HTMLElement {
  return h("img", { class: "icon", src: `/WebResources/${name}`, alt: "", "aria-hidden": "true" });
}

const paths: Readonly<Record<string, string>> = {
  add: "M10 4v12M4 10h12",
  save: "M4 4h9l3 3v9H4zM7 4v4h5V4M7 16v-5h6v5",
  refresh: "M15.5 7A6 6 0 1 0 16 11M16 3.5V7.5h-4",
  remove: "M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.5 9v4.5M11.5 9v4.5",
  activate: "M4 10.5l4 4 8-9",
  deactivate: "M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14zM5 5l10 10",
  back: "M12 4l-6 6 6 6",
  menu: "M3 5h14M3 10h14M3 15h14",
  grid: "M4 4h3v3H4zM8.5 4h3v3h-3zM13 4h3v3h-3zM4 8.5h3v3H4zM8.5 8.5h3v3h-3zM13 8.5h3v3h-3zM4 13h3v3H4zM8.5 13h3v3h-3zM13 13h3v3h-3z",
  search: "M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM13 13l4 4",
  close: "M5 5l10 10M15 5L5 15",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  person: "M10 3.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM4.5 16.5c0-3 2.5-5 5.5-5s5.5 2 5.5 5",
  building: "M4 17V4h8v13M12 8h4v9M3 17h14M6.5 7h1M6.5 10h1M6.5 13h1M9 7h1M9 10h1M9 13h1",
  note: "M4 3.5h12v9l-4 4H4zM12 16.5v-4h4M7 7h6M7 10h4",
  activity: "M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14zM10 6v4.2l2.8 1.8",
  table: "M3 4.5h14v11H3zM3 8h14M8 8v7.5",
};

/** One of the shell's own line icons, 20 by 20; decorative. */
export function lineIcon(name: string): Element {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", class: "icon line", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name] ?? paths.table ?? "");
  svg.append(path);
  return svg;
}

/** Words as CSS class or id. */
export const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
