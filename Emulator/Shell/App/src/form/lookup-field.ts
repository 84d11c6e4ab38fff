import { h, lineIcon } from "../base/dom.js";
import { t } from "../base/texts.js";
import { getRows } from "../data/api.js";
import { tableOf } from "../data/environment.js";
import type { Reference } from "../data/rows.js";
import { idOf, nameOf } from "../data/rows.js";
import { addressOf, go } from "../frame/router.js";
import { showFailure } from "../frame/messages.js";
import { link } from "../grid/grid-parts.js";
import type { FieldParts } from "./fields.js";
import { isReference } from "./form-state.js";

const offered = 10;

/** The name of a referenced row; following it opens the row. */
export function lookupLink(reference: Reference): HTMLElement {
  const page = { kind: "record", table: reference.table, id: reference.id } as const;
  const anchor = link(reference.name === "" ? reference.id : reference.name, () => { go(page); }, addressOf(page));
  anchor.removeAttribute("tabindex");
  return anchor;
}

/** A set lookup can be followed and cleared; an empty one is looked for by name. */
export function lookupField(parts: FieldParts): HTMLElement {
  const place = h("div", { class: "lookup" });
  const show = (value: Reference | undefined): void => {
    const choose = (chosen: Reference | undefined): void => {
      parts.changed(chosen ?? null);
      show(chosen);
      place.querySelector<HTMLElement>("a, input")?.focus();
    };
    place.replaceChildren(...(value === undefined ? searcher(parts, choose) : chosenValue(parts, value, choose)));
  };
  show(isReference(parts.value) ? parts.value : undefined);
  return place;
}

function chosenValue({ id, label }: FieldParts, value: Reference, choose: (value: undefined) => void): readonly HTMLElement[] {
  const clear = h("button", { type: "button", class: "icon-button", "aria-label": t("clear", { label }), onclick: () => { choose(undefined); } }, lineIcon("close"));
  return [h("div", { id, class: "value", role: "group", "aria-label": label }, lookupLink(value)), clear];
}

function searcher({ id, label, column }: FieldParts, choose: (value: Reference) => void): readonly HTMLElement[] {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = h("input", { id, type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", autocomplete: "off", placeholder: t("lookFor", { label }) });
  let round = 0;
  const look = async (): Promise<void> => {
    const mine = ++round, found = await find(column.targets, input.value.trim());
    if (mine === round) offer(input, list, found, choose);
  };
  input.addEventListener("input", () => void look().catch(showFailure));
  input.addEventListener("focus", () => void look().catch(showFailure));
  input.addEventListener("blur", () => { close(input, list); });
  input.addEventListener("keydown", (event) => { arrow(event, input, list); });
  return [input, list];
}

async function find(targets: readonly string[], text: string): Promise<readonly Reference[]> {
  const found = await Promise.all(targets.map((target) => findIn(target, text)));
  return found.flat().sort((a, b) => a.name.localeCompare(b.name)).slice(0, offered);
}

async function findIn(target: string, text: string): Promise<readonly Reference[]> {
  const { setName, idColumn, nameColumn } = tableOf(target);
  const filter = text === "" ? "" : `&$filter=contains(${nameColumn},'${encodeURIComponent(text.replaceAll("'", "''"))}')`;
  const { rows } = await getRows(`${setName}?$select=${idColumn},${nameColumn}&$orderby=${nameColumn}&$top=${offered}${filter}`);
  return rows.map((row) => ({ table: target, id: idOf(row, target), name: nameOf(row, target) }));
}

function offer(input: HTMLElement, list: HTMLElement, found: readonly Reference[], choose: (value: Reference) => void): void {
  const options = found.map((reference, i) => {
    const option = h("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, h("span", {}, reference.name), h("small", {}, tableOf(reference.table).displayName));
    option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(reference); }); // before the input loses focus
    return option;
  });
  list.replaceChildren(...(options.length === 0 ? [h("li", { class: "nothing" }, t("nothingFound"))] : options));
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

function close(input: HTMLElement, list: HTMLElement): void {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function arrow(event: KeyboardEvent, input: HTMLElement, list: HTMLElement): void {
  const options = [...list.querySelectorAll<HTMLElement>("[role=option]")], at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") close(input, list);
  if (event.key === "Enter") options[at]?.dispatchEvent(new MouseEvent("mousedown", { cancelable: true }));
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || options.length === 0) return;
  const next = options[(at + step + options.length) % options.length];
  options.forEach((option) => { option.setAttribute("aria-selected", String(option === next)); });
  if (next !== undefined) input.setAttribute("aria-activedescendant", next.id);
  event.preventDefault();
}
