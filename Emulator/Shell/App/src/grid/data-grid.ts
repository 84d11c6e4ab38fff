import { h } from "../base/dom.js";
import type { View } from "../base/model.js";
import { t } from "../base/texts.js";
import type { Row } from "../data/api.js";
import type { Reference } from "../data/rows.js";
import { idOf, nameOf } from "../data/rows.js";
import { sentenceOf } from "../frame/messages.js";
import { go } from "../frame/router.js";
import { headerCell, rowElement } from "./grid-parts.js";
import { readRows } from "./row-source.js";

export interface DataGridOptions {
  readonly table: string;
  readonly label: string;
  readonly view: View;
  readonly pageSize: number;
  readonly parent?: { readonly column: string; readonly id: string } | undefined;
  readonly selectionChanged: () => void;
}

/** Rows of a view: sorting, paging, selection, opening. */
export class DataGrid {
  readonly element = h("div", { class: "grid-box" });
  private view: View;
  private search = "";
  private order: { readonly column: string; readonly descending: boolean } | undefined;
  private page = 1;
  private cookies: (string | undefined)[] = [undefined];
  private rows: readonly Row[] = [];
  private more = false;
  private readonly chosen = new Set<string>();
  private round = 0;

  constructor(private readonly options: DataGridOptions) {
    this.view = options.view;
  }

  readonly selected = (): readonly Reference[] => this.all().filter((row) => this.chosen.has(row.id));

  readonly all = (): readonly Reference[] => this.rows.map((row) => ({ table: this.options.table, id: idOf(row, this.options.table), name: nameOf(row, this.options.table) }));

  /** Another view, or the quick-find view with what to look for. */
  async showView(view: View, search = ""): Promise<void> {
    Object.assign(this, { view, search, order: undefined, page: 1, cookies: [undefined] });
    await this.refresh();
  }

  /** Reads the page again; the selection stays for rows that are still there. */
  readonly refresh = async (): Promise<void> => {
    const round = ++this.round;
    this.element.setAttribute("aria-busy", "true");
    if (this.rows.length === 0) this.element.replaceChildren(this.message(t("loading"), h("fluent-spinner", { size: "small", "aria-hidden": "true" })));
    try {
      await this.read(round);
    } catch (error) {
      if (round === this.round) this.showFailure(error);
    } finally {
      if (round === this.round) this.element.removeAttribute("aria-busy");
    }
  };

  private async read(round: number): Promise<void> {
    const { table, parent, pageSize } = this.options;
    const found = await readRows(table, { view: this.view, parent, search: this.search, order: this.order, page: this.page, pageSize }, this.cookies[this.page - 1]);
    if (round !== this.round) return;
    this.rows = found.rows;
    this.more = found.more;
    this.cookies[this.page] = found.cookie;
    const ids = new Set(this.all().map((row) => row.id));
    for (const id of this.chosen) if (!ids.has(id)) this.chosen.delete(id);
    this.draw();
    this.options.selectionChanged();
  }

  private draw(): void {
    // Columns share the width in the view's proportions; where there is less than the view wants, the grid scrolls.
    const total = this.view.cells.reduce((sum, cell) => sum + cell.width, 0);
    const head = h("thead", {}, h("tr", { role: "row" }, this.selectAllCell(), ...this.view.cells.map((cell) => headerCell(this.options.table, cell.column, (100 * cell.width) / total, this.order, this.sort))));
    const body = h("tbody", {}, ...this.rows.map((row, i) => this.rowOf(row, i)));
    const table = h("table", { role: "grid", "aria-label": this.options.label, "aria-multiselectable": "true", style: `min-width: ${total}px` }, head, body);
    table.addEventListener("keydown", (event) => { this.key(event); });
    const content = this.rows.length === 0 ? [this.message(t("empty"), h("span", { class: "empty-picture", "aria-hidden": "true" }), t("emptyMore"))] : [];
    this.element.replaceChildren(h("div", { class: "grid-scroll" }, table, ...content), this.footer());
  }

  private rowOf(row: Row, index: number): HTMLElement {
    const id = idOf(row, this.options.table);
    return rowElement({
      row, table: this.options.table, columns: this.view.cells.map((cell) => cell.column), selected: this.chosen.has(id), focusable: index === 0,
      toggle: (only) => { this.toggle(id, only); },
      open: () => { this.open(id); },
    });
  }

  private selectAllCell(): HTMLElement {
    const box = h("input", { type: "checkbox", "aria-label": t("selectAll"), disabled: this.rows.length === 0 });
    box.checked = this.rows.length > 0 && this.chosen.size === this.rows.length;
    box.addEventListener("change", () => { this.choose(box.checked ? this.all().map((row) => row.id) : []); });
    return h("th", { class: "check", role: "columnheader", scope: "col" }, box);
  }

  /** A click on a row selects it alone, one on its checkbox adds or takes it. */
  private toggle(id: string, only: boolean): void {
    if (only) this.choose([id]);
    else this.choose(this.chosen.has(id) ? [...this.chosen].filter((other) => other !== id) : [...this.chosen, id]);
  }

  private choose(ids: readonly string[]): void {
    this.chosen.clear();
    for (const id of ids) this.chosen.add(id);
    this.all().forEach((row, i) => { this.mark(i, this.chosen.has(row.id)); });
    const box = this.element.querySelector<HTMLInputElement>("th.check input");
    if (box !== null) box.checked = this.rows.length > 0 && this.chosen.size === this.rows.length;
    this.element.querySelector(".count")?.replaceWith(this.count());
    this.options.selectionChanged();
  }

  private mark(index: number, selected: boolean): void {
    const row = this.element.querySelectorAll<HTMLElement>("tbody tr")[index];
    row?.setAttribute("aria-selected", String(selected));
    const box = row?.querySelector<HTMLInputElement>("input");
    if (box != null) box.checked = selected;
  }

  private open(id: string): void {
    go({ kind: "record", table: this.options.table, id });
  }

  private readonly sort = (column: string): void => {
    this.order = { column, descending: this.order?.column === column && !this.order.descending };
    this.page = 1;
    this.cookies = [undefined];
    void this.refresh().then(() => this.element.querySelector<HTMLElement>(`th[data-column="${column}"] button`)?.focus());
  };

  private footer(): HTMLElement {
    const turn = (by: number) => () => { this.page += by; void this.refresh(); };
    const previous = h("button", { type: "button", class: "page", "aria-label": t("previousPage"), disabled: this.page === 1, onclick: turn(-1) }, "‹");
    const next = h("button", { type: "button", class: "page", "aria-label": t("nextPage"), disabled: !this.more, onclick: turn(1) }, "›");
    const pager = this.page > 1 || this.more ? [previous, h("span", {}, t("page", { page: this.page })), next] : [];
    return h("div", { class: "grid-footer" }, this.count(), h("span", { class: "pager" }, ...pager));
  }

  private count(): HTMLElement {
    const from = (this.page - 1) * this.options.pageSize + 1;
    const range = this.rows.length === 0 ? t("noRows") : t("rows", { from, to: from + this.rows.length - 1 });
    return h("span", { class: "count", role: "status" }, this.chosen.size === 0 ? range : `${range} · ${t("selected", { count: this.chosen.size })}`);
  }

  private showFailure(error: unknown): void {
    this.rows = [];
    const again = h("button", { type: "button", onclick: () => void this.refresh() }, t("tryAgain"));
    this.element.replaceChildren(h("div", { class: "grid-message", role: "alert" }, h("strong", {}, t("failed")), h("p", {}, sentenceOf(error)), again));
    this.options.selectionChanged();
  }

  private message(text: string, picture: HTMLElement, more?: string): HTMLElement {
    return h("div", { class: "grid-message", role: "status" }, picture, h("strong", {}, text), more === undefined ? undefined : h("p", {}, more));
  }

  /** Arrows move between rows, Space selects, Enter opens. */
  private key(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>("tbody tr");
    if (row === null || event.target !== row) return;
    const rows = [...this.element.querySelectorAll<HTMLElement>("tbody tr")], at = rows.indexOf(row), id = this.all()[at]?.id ?? "";
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) rows[at + step]?.focus();
    else if (event.key === " ") this.toggle(id, false);
    else if (event.key === "Enter") this.open(id);
    else return;
    event.preventDefault();
  }
}
