/** Attributes: a boolean switches the attribute, undefined leaves it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and children; strings become text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes?: Attributes, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[Tag];
export function element(tag: string, attributes?: Attributes, ...children: readonly (Node | string)[]): HTMLElement;
export function element(tag: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}

export function setAttribute(node: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** A Fluent button. The role is also written out: tools that read the tree from attributes don't see element internals. */
export function button(label: string, appearance: "primary" | "secondary", pressed: () => void): HTMLElement {
  const node = element("fluent-button", { role: "button", appearance, type: "button" }, label);
  node.addEventListener("click", pressed);
  return node;
}

/** Enter in a field sends the form; browsers do that by themselves only where there is a button of their own. */
export function sendOnEnter(form: HTMLFormElement): void {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

export function setDisabled(node: HTMLElement, disabled: boolean): void {
  setAttribute(node, "disabled", disabled);
  node.setAttribute("aria-disabled", String(disabled));
}

/** A message with its kind told by colour and by icon. */
export function messageBar(intent: "info" | "success" | "warning" | "error", ...content: readonly (Node | string)[]): HTMLElement {
  const icon = element("span", { slot: "icon", "aria-hidden": "true", class: `icon ${intent}` }, { info: "i", success: "✓", warning: "!", error: "×" }[intent]);
  const role = intent === "error" || intent === "warning" ? "alert" : "status";
  return element("fluent-message-bar", { intent, layout: "multiline", role }, icon, element("div", {}, ...content));
}
