import { braced } from "../commands/command-context.js";
import type { Reference } from "../data/rows.js";
import { aloud } from "./missing.js";
import { collection } from "./utility.js";

/** What the client API needs of a grid on the screen. */
export interface GridOnScreen {
  readonly name: string;
  readonly table: string;
  readonly selected: () => readonly Reference[];
  readonly all: () => readonly Reference[];
  readonly refresh: () => Promise<void>;
  readonly refreshRibbon: () => void;
}

/** The grid's control, as commands get it (SelectedControl). */
export function gridContext(grid: GridOnScreen) {
  const rows = (references: readonly Reference[]) => collection(references.map(gridRow), (row) => row.data.entity.getId());
  return aloud("gridContext", {
    getName: () => grid.name,
    getControlType: () => "subgrid",
    getEntityName: () => grid.table,
    getGrid: () => aloud("gridContext.getGrid()", { getSelectedRows: () => rows(grid.selected()), getRows: () => rows(grid.all()), getTotalRecordCount: () => grid.all().length }),
    refresh: () => void grid.refresh(),
    refreshRibbon: grid.refreshRibbon,
  });
}

function gridRow({ table, id, name }: Reference) {
  const entity = aloud("gridRow.data.entity", {
    getId: () => braced(id),
    getEntityName: () => table,
    getPrimaryAttributeValue: () => name,
    getEntityReference: () => ({ entityType: table, id: braced(id), name }),
  });
  return aloud("gridRow", { data: aloud("gridRow.data", { entity }) });
}
