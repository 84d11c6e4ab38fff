import { h } from "../base/dom.js";
import type { Column } from "../base/model.js";
import { t } from "../base/texts.js";
import { choicesText, chosenOf, toggled } from "./choices.js";
import type { FieldParts } from "./fields.js";

/** A list that opens below the field; each option is checked or not. Arrow keys move, Space and Enter check, Escape closes. */
export function choicesField({ id, label, column, value, changed }: FieldParts): HTMLElement {
  let current: unknown = value;
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, "aria-multiselectable": "true", hidden: true }, ...column.options.map((option, i) => h("li", { role: "option", id: `${id}-${i}` }, option.label)));
  const box = h("button", { id, type: "button", role: "combobox", class: "choices-box", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": list.id });
  const show = (): void => {
    const chosen = chosenOf(current), text = choicesText(current, column);
    box.textContent = text === "" ? t("choose") : text;
    box.title = text;
    optionsOf(list).forEach((element, i) => { element.setAttribute("aria-selected", String(chosen.includes(column.options[i]?.value ?? NaN))); });
  };
  const toggle = (index: number): void => {
    const option = column.options[index];
    if (option === undefined) return;
    current = toggled(current, option.value);
    changed(current as string | null);
    show();
  };
  listen(box, list, column, toggle);
  show();
  return h("div", { class: "lookup choices" }, box, list);
}

function listen(box: HTMLElement, list: HTMLElement, column: Column, toggle: (index: number) => void): void {
  box.addEventListener("click", () => { if (list.hidden) open(box, list); else close(box, list); });
  box.addEventListener("blur", () => { close(box, list); });
  box.addEventListener("keydown", (event) => { onKey(event, box, list, column, toggle); });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the box keeps the focus
    const index = optionsOf(list).findIndex((option) => option.contains(event.target as Node));
    if (index < 0) return;
    activate(box, list, index);
    toggle(index);
  });
}

function onKey(event: KeyboardEvent, box: HTMLElement, list: HTMLElement, column: Column, toggle: (index: number) => void): void {
  const at = activeIn(list), last = column.options.length - 1;
  const moves: Readonly<Record<string, number | undefined>> = { ArrowDown: Math.min(last, at + 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: last };
  const target = moves[event.key] ?? typedTarget(event, column, at);
  if (target !== undefined) {
    if (list.hidden) open(box, list);
    else activate(box, list, target);
  } else if (event.key === " " || event.key === "Enter") {
    if (list.hidden) open(box, list);
    else toggle(at);
  } else if (event.key === "Escape" && !list.hidden) close(box, list);
  else return;
  event.preventDefault();
}

/** Typing a letter goes to the next option that begins with it. */
function typedTarget(event: KeyboardEvent, column: Column, at: number): number | undefined {
  if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const count = column.options.length, begins = (i: number): boolean => column.options[i]?.label.toLowerCase().startsWith(event.key.toLowerCase()) ?? false;
  return Array.from({ length: count }, (_, step) => (at + 1 + step) % count).find(begins);
}

const optionsOf = (list: HTMLElement): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

const activeIn = (list: HTMLElement): number => optionsOf(list).findIndex((option) => option.classList.contains("active"));

function open(box: HTMLElement, list: HTMLElement): void {
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
  activate(box, list, Math.max(0, activeIn(list)));
}

function activate(box: HTMLElement, list: HTMLElement, index: number): void {
  optionsOf(list).forEach((option, i) => { option.classList.toggle("active", i === index); });
  const option = optionsOf(list)[index];
  option?.scrollIntoView({ block: "nearest" });
  if (option !== undefined) box.setAttribute("aria-activedescendant", option.id);
}

function close(box: HTMLElement, list: HTMLElement): void {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
