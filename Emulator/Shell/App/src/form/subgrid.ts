import { h } from "../base/dom.js";
import type { Control } from "../base/model.js";
import { t } from "../base/texts.js";
import { CommandBar } from "../commands/command-bar.js";
import { app, tableOf } from "../data/environment.js";
import type { Reference } from "../data/rows.js";
import { DataGrid } from "../grid/data-grid.js";
import { gridContext } from "../xrm/grid-context.js";

/** A part of a form that reads rows of its own. */
export interface FormPart {
  readonly element: HTMLElement;
  readonly refresh: () => Promise<void>;
}

/** Related rows with the listed table's own commands. A command that refreshes the grid may have changed more: <c>commandEnded</c> tells the form. */
export function subgrid(control: Control, label: string, record: Reference, formControl: unknown, commandEnded: () => void): FormPart {
  const { TargetEntityType: table = "", RelationshipName: relationship = "", ViewId: viewId = "", RecordsPerPage: count = "4" } = control.parameters;
  const view = viewOf(table, viewId.replace(/[{}]/g, "").toLowerCase());
  const grid = new DataGrid({ table, label: label === "" ? tableOf(table).collectionName : label, view, pageSize: Number(count), parent: parentOf(record, relationship), selectionChanged: () => void bar.refresh() });
  const refresh = async (): Promise<void> => { await grid.refresh(); commandEnded(); };
  const context = gridContext({ name: control.id, table, selected: grid.selected, all: grid.all, refresh, refreshRibbon: () => void bar.refresh() });
  const bar: CommandBar = new CommandBar(
    { place: "SubGrid", table, primaryControl: formControl, selectedControl: context, primary: record, selected: grid.selected, all: grid.all, formState: () => "Existing", value: () => undefined },
    [{ label: t("refresh"), icon: "refresh", enabled: () => true, run: grid.refresh }],
  );
  return { element: h("div", { class: "subgrid", role: "group", "aria-label": label === "" ? tableOf(table).collectionName : label }, bar.element, grid.element), refresh: grid.refresh };
}

function viewOf(table: string, id: string) {
  const views = app().views[table] ?? [];
  const view = views.find((candidate) => candidate.id === id) ?? views.find((candidate) => candidate.queryType === 2) ?? views[0];
  if (view === undefined) throw new Error(`The sub-grid of ${table} names the view ${id}, which is not in the solution.`);
  return view;
}

/** The lookup that ties the listed rows to the form's; a sub-grid without relationship lists all. */
function parentOf(record: Reference, relationship: string): { readonly column: string; readonly id: string } | undefined {
  if (relationship === "") return undefined;
  const found = tableOf(record.table).children.find((child) => child.relationship.toLowerCase() === relationship.toLowerCase());
  if (found === undefined) throw new Error(`${record.table} has no relationship ${relationship}.`);
  return { column: found.column, id: record.id };
}
