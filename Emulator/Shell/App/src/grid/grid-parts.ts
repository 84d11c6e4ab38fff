import { h } from "../base/dom.js";
import { t } from "../base/texts.js";
import type { Row } from "../data/api.js";
import { columnOf, tableOf } from "../data/environment.js";
import { nameOf, referenceOf, textOf, valueOf } from "../data/rows.js";
import { addressOf, go } from "../frame/router.js";
import { badge } from "../form/badge.js";

export interface RowParts {
  readonly row: Row;
  readonly table: string;
  readonly columns: readonly string[];
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly toggle: (only: boolean) => void;
  readonly open: () => void;
}

/** A column's header; pressing it sorts. */
export function headerCell(table: string, column: string, percent: number, order: { readonly column: string; readonly descending: boolean } | undefined, sort: (column: string) => void): HTMLElement {
  const sorted = order?.column === column ? (order.descending ? "descending" : "ascending") : undefined;
  const label = columnOf(table, column)?.label ?? column;
  const arrow = sorted === undefined ? "" : sorted === "ascending" ? " ↑" : " ↓";
  const button = h("button", { type: "button", onclick: () => { sort(column); } }, label, h("span", { "aria-hidden": "true" }, arrow));
  const attributes = { role: "columnheader", scope: "col", title: label, "aria-sort": sorted, "data-column": column, class: isNumeric(table, column) ? "number" : undefined, style: `width: ${percent}%` };
  return h("th", attributes, columnOf(table, column) === undefined ? label : button);
}

/** One row: a checkbox and its cells. Double click, Enter and the name open it. */
export function rowElement({ row, table, columns, selected, focusable, toggle, open }: RowParts): HTMLElement {
  const box = h("input", { type: "checkbox", "aria-label": t("select", { name: nameOf(row, table) }), tabindex: -1 });
  box.checked = selected;
  box.addEventListener("change", () => { toggle(false); });
  const cells = columns.map((column) => cell(row, table, column, open));
  const element = h("tr", { role: "row", tabindex: focusable ? 0 : -1, "aria-selected": String(selected) }, h("td", { class: "check", role: "gridcell" }, box), ...cells);
  element.addEventListener("click", (event) => { if (!(event.target as HTMLElement).matches("input, a")) toggle(true); });
  element.addEventListener("dblclick", open);
  return element;
}

function cell(row: Row, table: string, column: string, open: () => void): HTMLElement {
  const text = textOf(row, table, column);
  return h("td", { role: "gridcell", class: isNumeric(table, column) ? "number" : undefined, title: text === "" ? undefined : text }, content(row, table, column, text, open));
}

function content(row: Row, table: string, column: string, text: string, open: () => void): Node | string {
  if (column === tableOf(table).nameColumn) return link(text, open);
  const reference = referenceOf(row, table, column);
  if (reference !== undefined && isOpenable(reference.table)) return link(text, () => { go({ kind: "record", table: reference.table, id: reference.id }); }, addressOf({ kind: "record", table: reference.table, id: reference.id }));
  const definition = columnOf(table, column);
  return definition?.type === "Choice" && text !== "" ? badge(column, Number(valueOf(row, table, column)), text) : text;
}

const isOpenable = (table: string): boolean => !["transactioncurrency", "systemuser", "team", "businessunit", "role"].includes(table);

/** A link that goes without loading the page anew, but can be opened in a new tab. */
export function link(text: string, follow: () => void, href = "#"): HTMLElement {
  const anchor = h("a", { href, tabindex: -1 }, text);
  anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    follow();
  });
  return anchor;
}

/** Whether a column's values stand to the right. */
const isNumeric = (table: string, column: string): boolean => ["Money", "Decimal", "Integer", "Double", "BigInt"].includes(columnOf(table, column)?.type ?? "");
