import { h } from "../base/dom.js";
import { app, currentUser, privileges, tableOf } from "../data/environment.js";
import type { Column } from "../base/model.js";
import { braced } from "../commands/command-context.js";
import { stringOf } from "../data/strings.js";
import { aloud } from "./missing.js";

let progress: HTMLDialogElement | undefined;

export const utility = aloud("Xrm.Utility", {
  showProgressIndicator,
  closeProgressIndicator: () => { progress?.close(); progress?.remove(); progress = undefined; },
  getResourceString: (webResource: string, key: string): string | undefined => stringOf(webResource, key),
  getEntityMetadata: (table: string, columns: readonly string[] = []) => Promise.resolve(entityMetadata(table, columns)),
  getGlobalContext: () => globalContext,
});

/** Modal; a second call replaces the text. */
function showProgressIndicator(message: string): void {
  progress?.remove();
  progress = h("dialog", { class: "progress", "aria-live": "assertive", "aria-label": message }, h("fluent-spinner", { size: "tiny", "aria-hidden": "true" }), message);
  progress.addEventListener("cancel", (event) => { event.preventDefault(); });
  document.body.append(progress);
  progress.showModal();
}

const globalContext = aloud("globalContext", {
  getClientUrl: () => location.origin,
  getCurrentAppName: () => Promise.resolve(app().appName),
  getVersion: () => "9.2.0.0",
  get userSettings() {
    const user = currentUser();
    return aloud("globalContext.userSettings", {
      userId: braced(user.id),
      userName: user.fullName,
      languageId: app().lcid,
      isRTL: false,
      isHighContrastEnabled: matchMedia("(forced-colors: active)").matches,
      securityRolePrivileges: Object.keys(privileges()),
      getTimeZoneOffsetMinutes: () => -new Date().getTimezoneOffset(),
    });
  },
  get organizationSettings() {
    return aloud("globalContext.organizationSettings", { languageId: 1033, uniqueName: "crmpayments", isAutoSaveEnabled: false });
  },
});

function entityMetadata(logicalName: string, columns: readonly string[]) {
  const table = tableOf(logicalName);
  const attributes = columns.map((name) => attributeMetadata(logicalName, name, table.columns[name]));
  return aloud(`metadata of ${logicalName}`, {
    LogicalName: table.logicalName,
    SchemaName: table.schemaName,
    EntitySetName: table.setName,
    ObjectTypeCode: table.typeCode,
    PrimaryIdAttribute: table.idColumn,
    PrimaryNameAttribute: table.nameColumn,
    DisplayName: table.displayName,
    DisplayCollectionName: table.collectionName,
    IsActivity: table.isActivity,
    Attributes: collection(attributes, (attribute) => attribute.LogicalName),
  });
}

function attributeMetadata(table: string, name: string, column: Column | undefined) {
  if (column === undefined) throw new Error(`The table ${table} has no column ${name}.`);
  // As the unified client delivers it: by value, with the label as plain text.
  const optionSet = Object.fromEntries(column.options.map(({ value, label }) => [value, { value, text: label }]));
  return { LogicalName: name, DisplayName: column.label, EntityLogicalName: table, AttributeTypeName: column.type, OptionSet: optionSet };
}

/** The client API's collection: get() all, get(index), get(name), get(predicate). */
export function collection<T>(items: readonly T[], nameOf: (item: T) => string) {
  return {
    get: (which?: number | string | ((item: T, index: number) => boolean)): T | readonly T[] | null => {
      if (which === undefined) return items;
      if (typeof which === "function") return items.filter(which);
      return (typeof which === "number" ? items[which] : items.find((item) => nameOf(item) === which)) ?? null;
    },
    getByName: (name: string): T | null => items.find((item) => nameOf(item) === name) ?? null,
    getLength: (): number => items.length,
    forEach: (visit: (item: T, index: number) => void): void => { items.forEach(visit); },
  };
}
