import { h } from "../base/dom.js";
import type { Column } from "../base/model.js";
import { t } from "../base/texts.js";
import { choicesField } from "./choices-field.js";
import { lookupField, lookupLink } from "./lookup-field.js";
import { readNumber, writeNumber } from "./numbers.js";
import type { FieldValue } from "./form-state.js";
import { isReference } from "./form-state.js";

/** One field of a form. */
export interface FieldParts {
  readonly id: string;
  readonly label: string;
  readonly column: Column;
  readonly value: FieldValue;
  /** The platform's formatted value, shown where nothing is edited. */
  readonly text: string;
  readonly readOnly: boolean;
  readonly changed: (value: FieldValue) => void;
  /** What was typed cannot be a value of the column; undefined: now it can. */
  readonly problem: (sentence: string | undefined) => void;
}

/** The control of a column by its type; read-only where the user may not write. */
export function field(parts: FieldParts): HTMLElement {
  if (parts.readOnly) return readOnlyField(parts);
  switch (parts.column.type) {
    case "Memo": return textArea(parts);
    case "Integer": case "BigInt": case "Decimal": case "Double": case "Money": return numberField(parts);
    case "DateTime": return dateField(parts);
    case "Choice": case "Status": case "Boolean": return choiceField(parts);
    case "Choices": return choicesField(parts);
    case "Lookup": return lookupField(parts);
    case "Text": return textField(parts);
    default: return readOnlyField(parts);
  }
}

/** Shown like a field, reached by the keyboard, and read with its label. */
function readOnlyField({ id, label, column, value, text }: FieldParts): HTMLElement {
  if (column.type === "Lookup" && isReference(value)) return h("div", { id, class: "value", role: "group", "aria-label": label }, lookupLink(value));
  if (column.type === "Memo" && text !== "") {
    const area = h("textarea", { id, readonly: true, rows: linesOf(text) });
    area.value = text;
    return area;
  }
  return h("input", { id, type: "text", readonly: true, title: text === "" ? undefined : text, value: text === "" ? "---" : text });
}

/** Lines that a text takes at some fifty characters a line; more than twelve are scrolled. */
const linesOf = (text: string): number => Math.min(12, text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 50)), 0));

function textField({ id, column, value, changed }: FieldParts): HTMLElement {
  const type = { email: "email", url: "url", phone: "tel" }[column.format] ?? "text";
  const input = h("input", { id, type, maxlength: column.maxLength ?? undefined, placeholder: "---", autocomplete: "off" });
  input.value = typeof value === "string" ? value : "";
  input.addEventListener("input", () => { changed(input.value); });
  return input;
}

function textArea({ id, column, value, changed }: FieldParts): HTMLElement {
  const area = h("textarea", { id, rows: 4, maxlength: column.maxLength ?? undefined, placeholder: "---" });
  area.value = typeof value === "string" ? value : "";
  area.addEventListener("input", () => { changed(area.value); });
  return area;
}

function numberField({ id, label, column, value, text, changed, problem }: FieldParts): HTMLElement {
  const input = h("input", { id, type: "text", inputmode: "decimal", placeholder: "---", autocomplete: "off" });
  const typed = (): string => (typeof value === "number" ? writeNumber(value) : "");
  input.value = column.type === "Money" ? text : typed();
  input.addEventListener("focus", () => { if (column.type === "Money") input.value = typed(); }, { once: true });
  input.addEventListener("input", () => {
    const number = input.value.trim() === "" ? null : readNumber(input.value);
    problem(number === undefined ? t("notANumber", { label }) : undefined);
    if (number !== undefined) changed(number);
  });
  return input;
}

function dateField({ id, column, value, changed }: FieldParts): HTMLElement {
  const onlyDate = column.format === "date" || column.dateBehavior === 2;
  const input = h("input", { id, type: onlyDate ? "date" : "datetime-local" });
  if (typeof value === "string") input.value = column.dateBehavior === 1 ? localOf(new Date(value)).slice(0, onlyDate ? 10 : 16) : value.slice(0, onlyDate ? 10 : 16);
  input.addEventListener("change", () => { changed(input.value === "" ? null : dateValue(input.value, column)); });
  return input;
}

/** The wall-clock time here, as inputs take it. */
const localOf = (date: Date): string => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();

function dateValue(text: string, column: Column): string {
  if (column.dateBehavior === 2) return text.slice(0, 10);
  return column.dateBehavior === 1 ? new Date(text.length === 10 ? `${text}T00:00` : text).toISOString() : `${text.length === 10 ? `${text}T00:00` : text}:00Z`;
}

function choiceField({ id, column, value, changed }: FieldParts): HTMLElement {
  const current = typeof value === "boolean" ? Number(value) : value;
  const options = column.options.map((option) => h("option", { value: option.value, selected: option.value === current }, option.label));
  const select = h("select", { id }, h("option", { value: "", selected: current === null }, t("choose")), ...options);
  select.addEventListener("change", () => { changed(select.value === "" ? null : column.type === "Boolean" ? select.value === "1" : Number(select.value)); });
  return select;
}
