import { h, lineIcon } from "../base/dom.js";
import type { View } from "../base/model.js";
import { t } from "../base/texts.js";
import { CommandBar } from "../commands/command-bar.js";
import type { StandardCommand } from "../commands/command-bar.js";
import { send } from "../data/api.js";
import { app, may, tableOf } from "../data/environment.js";
import { ask } from "../frame/messages.js";
import { go, rename } from "../frame/router.js";
import { DataGrid } from "../grid/data-grid.js";
import { gridContext } from "../xrm/grid-context.js";

const pageSize = 50;

/** The views a user chooses from: public ones first, those of other kinds are for lookups and searching. */
export function publicViews(table: string): readonly View[] {
  return (app().views[table] ?? []).filter((view) => view.queryType === 0);
}

/** A table's rows by view: the home-page grid. */
export function listPage(table: string, viewId: string | undefined): HTMLElement {
  const views = publicViews(table);
  const view = views.find((candidate) => candidate.id === viewId) ?? views.find((candidate) => candidate.isDefault) ?? views[0];
  if (view === undefined) throw new Error(`The table ${table} has no view.`);
  const grid = new DataGrid({ table, label: tableOf(table).collectionName, view, pageSize, selectionChanged: () => void bar.refresh() });
  const context = gridContext({ name: "homepage", table, selected: grid.selected, all: grid.all, refresh: grid.refresh, refreshRibbon: () => void bar.refresh() });
  const bar: CommandBar = new CommandBar(
    { place: "HomepageGrid", table, primaryControl: context, selectedControl: context, primary: undefined, selected: grid.selected, all: grid.all, formState: () => undefined, value: () => undefined },
    standardCommands(table, grid),
  );
  void grid.refresh();
  const heading = h("div", { class: "list-head" }, viewPicker(table, views, view, grid), searchBox(table, view, views, grid));
  return h("section", { class: "page list-page", "aria-label": tableOf(table).collectionName }, bar.element, h("div", { class: "card list-card" }, heading, grid.element));
}

function viewPicker(table: string, views: readonly View[], view: View, grid: DataGrid): HTMLElement {
  const picker = h("select", { class: "view-picker", "aria-label": t("views") }, ...views.map(({ id, name }) => h("option", { value: id, selected: id === view.id }, name)));
  picker.addEventListener("change", () => {
    const chosen = views.find((candidate) => candidate.id === picker.value) ?? view;
    rename({ kind: "list", table, viewId: chosen.id });
    void grid.showView(chosen);
  });
  return h("h1", {}, picker);
}

/** Looks with the table's quick-find view; emptied, it shows the chosen view again. */
function searchBox(table: string, view: View, views: readonly View[], grid: DataGrid): HTMLElement {
  const quickFind = (app().views[table] ?? []).find((candidate) => candidate.queryType === 4);
  if (quickFind === undefined) return h("span");
  const input = h("input", { type: "search", placeholder: t("search"), "aria-label": t("search") });
  const run = (): void => {
    const shown = views.find((candidate) => candidate.id === document.querySelector<HTMLSelectElement>(".view-picker")?.value) ?? view;
    void (input.value.trim() === "" ? grid.showView(shown) : grid.showView(quickFind, input.value.trim()));
  };
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") run(); });
  input.addEventListener("search", () => { if (input.value === "") run(); });
  return h("div", { class: "search", role: "search" }, lineIcon("search"), input);
}

function standardCommands(table: string, grid: DataGrid): readonly StandardCommand[] {
  return [
    { label: t("new"), icon: "add", enabled: () => may("Create", table), run: () => { go({ kind: "record", table }); } },
    { label: t("delete"), icon: "remove", enabled: () => may("Delete", table) && grid.selected().length > 0, run: () => remove(table, grid) },
    { label: t("refresh"), icon: "refresh", enabled: () => true, run: grid.refresh },
  ];
}

async function remove(table: string, grid: DataGrid): Promise<void> {
  const rows = grid.selected();
  if (!(await ask(t("deleteAsk", { name: rows.map((row) => row.name).join(", ") }), { yes: t("delete") }))) return;
  for (const { id } of rows) await send("DELETE", `${tableOf(table).setName}(${id})`);
  await grid.refresh();
}
