import { h, lineIcon, webResourceIcon } from "../base/dom.js";
import type { Table } from "../base/model.js";
import { t } from "../base/texts.js";

interface HeaderValue { readonly label: string; readonly text: () => string }

/** What the header tells of the record as it is now. */
interface Shown {
  readonly name: string;
  /** Saved or not; empty: neither. */
  readonly standing: string;
  readonly table: Table;
  readonly formName: string;
  /** Why the user can't change the record: a word, and the sentence behind it. Undefined: they can, or nobody ever does. */
  readonly readOnly: { readonly word: string; readonly sentence: string } | undefined;
}

/** The card on top of a record: icon, name, saved or not, the header's fields, the tabs. */
export function recordHeader() {
  const icon = h("span", { class: "record-icon" }), title = h("h1", {}), standing = h("span", { class: "standing", role: "status" }), lock = h("span", { class: "read-only", hidden: true }), kind = h("div", { class: "record-kind" });
  const back = h("button", { type: "button", class: "icon-button back", "aria-label": t("back"), onclick: () => { history.back(); } }, lineIcon("back"));
  const values = h("div", { class: "header-values" }), tabPlace = h("div", { class: "tab-place" });
  let shown: readonly HeaderValue[] = [];
  const names = h("div", { class: "record-names" }, h("div", { class: "record-title" }, title, standing, lock), kind);
  return {
    element: h("header", { class: "record-header card", "aria-label": t("recordHeader") }, h("div", { class: "record-top" }, back, icon, names, values), tabPlace),
    build(headerValues: readonly HeaderValue[], tabList: HTMLElement): void {
      shown = headerValues;
      tabPlace.replaceChildren(tabList);
    },
    show({ name, standing: savedOrNot, table, formName, readOnly }: Shown): void {
      title.textContent = name;
      title.title = name;
      standing.textContent = savedOrNot === "" ? "" : `- ${savedOrNot}`;
      lock.hidden = readOnly === undefined;
      lock.title = readOnly?.sentence ?? "";
      lock.replaceChildren(lineIcon("lock"), readOnly?.word ?? "");
      kind.textContent = formName === table.displayName ? formName : `${table.displayName} · ${formName}`;
      icon.replaceChildren(table.icon === "" ? lineIcon(iconOf(table)) : webResourceIcon(table.icon));
      values.replaceChildren(...shown.map(({ label, text }) => h("div", { class: "header-value" }, h("span", { class: "header-text" }, text() === "" ? "---" : text()), h("span", { class: "header-label" }, label))));
    },
  };
}

/** The shell's own icon of a stock table. */
export const iconOf = (table: Table): string => (({ contact: "person", systemuser: "person", account: "building", annotation: "note" }) as Readonly<Record<string, string>>)[table.logicalName] ?? (table.isActivity ? "activity" : "table");
