import { h } from "../base/dom.js";
import type { Cell, Form, Table } from "../base/model.js";
import { t } from "../base/texts.js";
import { CommandBar } from "../commands/command-bar.js";
import { callLibrary, loadLibrary } from "../commands/library.js";
import { ApiError, send } from "../data/api.js";
import { app, may, tableOf } from "../data/environment.js";
import type { Reference } from "../data/rows.js";
import { idOf, textOf } from "../data/rows.js";
import { FieldHost } from "../form/field-host.js";
import { columnsOf, loadRow } from "../form/form-rows.js";
import { FormState } from "../form/form-state.js";
import { recordHeader } from "../form/record-header.js";
import { tabs } from "../form/layout.js";
import type { FormPart } from "../form/subgrid.js";
import { subgrid } from "../form/subgrid.js";
import { timeline } from "../form/timeline.js";
import { webResourceControl } from "../form/web-resource-control.js";
import { ask, sentenceOf } from "../frame/messages.js";
import { Notifications } from "../frame/notifications.js";
import { guard, rename } from "../frame/router.js";
import { aloud } from "../xrm/missing.js";
import { formContext } from "../xrm/form-context.js";

const webResourceClass = "9fdf5f91-88b1-47f4-ad53-c11efc01a01d";
const subgridClass = "e7a81278-8635-4d9e-8d4d-59480b391c5b", timelineClass = "06375649-c143-495e-a496-c962e5b4488e";

/** A row's main form: read, changed, saved. */
export class RecordPage {
  readonly element: HTMLElement;
  private readonly table: Table;
  private readonly form: Form;
  private readonly columns: readonly string[];
  private readonly state: FormState;
  private readonly notifications = new Notifications();
  private readonly body = h("div", { class: "record-body" });
  private hosts: FieldHost[] = [];
  private changeHandlers: { readonly column: string; readonly handler: () => void }[] = [];
  private parts: FormPart[] = [];
  private context: ReturnType<typeof formContext> | undefined;
  private bar: CommandBar | undefined;
  private readonly head = recordHeader();

  constructor(table: string, id: string | undefined) {
    this.table = tableOf(table);
    this.form = mainForm(table);
    this.columns = columnsOf(this.form, this.table);
    this.state = new FormState(this.table);
    this.state.id = id;
    this.element = h("div", { class: "page record-page" }, this.body);
    guard(() => (this.state.isDirty ? ask(t("leaveAsk"), { yes: t("leave") }) : Promise.resolve(true)));
    void this.open();
  }

  /** Reads the row and builds the form; a failure says what it was and offers to try again. */
  private async open(): Promise<void> {
    this.body.replaceChildren(h("div", { class: "grid-message", role: "status" }, h("fluent-spinner", { size: "tiny", "aria-hidden": "true" }), h("strong", {}, t("loading"))));
    try {
      await loadRow(this.state, this.columns);
      this.build();
      await this.runHandlers("onload");
    } catch (error) {
      console.error(error);
      this.body.replaceChildren(this.failure(error));
    }
  }

  /** A row that is not there, or not for this user, is said so; everything else may succeed at another try. */
  private failure(error: unknown): HTMLElement {
    const gone = error instanceof ApiError && [400, 403, 404].includes(error.status);
    const again = gone ? undefined : h("button", { type: "button", onclick: () => void this.open() }, t("tryAgain"));
    return h("div", { class: "grid-message", role: "alert" }, h("h1", {}, t(gone ? "unavailable" : "failed")), h("p", {}, gone ? t("unavailableMore") : sentenceOf(error)), again);
  }

  private build(): void {
    const context = this.makeContext();
    this.context = context;
    this.hosts = [];
    this.changeHandlers = [];
    this.parts = [];
    this.bar = this.commandBar(context);
    const [tabList, panels] = tabs(this.form, (cell) => this.cell(cell));
    this.head.build(this.form.header.map((cell) => this.headerValue(cell)), tabList);
    this.body.replaceChildren(this.bar.element, this.notifications.element, this.head.element, panels);
    this.draw();
    for (const part of this.parts) void part.refresh();
  }

  private makeContext(): ReturnType<typeof formContext> {
    const columns = this.columns.map((name) => ({ name, column: this.table.columns[name] })).filter((entry): entry is { name: string; column: NonNullable<typeof entry.column> } => entry.column !== undefined);
    return formContext({
      table: this.table.logicalName, state: this.state, columns, readOnly: this.readOnly, notifications: this.notifications,
      save: this.save, refresh: this.refresh, refreshRibbon: () => void this.bar?.refresh(), redraw: () => { this.draw(); },
      fields: (column) => this.hosts.filter((host) => host.columnName === column),
      whenChanged: (column, handler) => { this.changeHandlers.push({ column, handler }); },
    });
  }

  private get readOnly(): boolean {
    return !this.mayWrite || this.isInactive;
  }

  private get mayWrite(): boolean {
    return may(this.state.id === undefined ? "Create" : "Write", this.table.logicalName);
  }

  /** As on the platform: a row that is out of use is activated before it is changed. */
  private get isInactive(): boolean {
    const state = this.state.value("statecode");
    return this.state.id !== undefined && (state === 1 || (this.table.isActivity && state === 2));
  }

  /** Forms on which every field is switched off by design need no sentence about rights. */
  private get neverWritten(): boolean {
    return this.hosts.every((host) => host.disabled);
  }

  private commandBar(context: unknown): CommandBar {
    const none = (): readonly Reference[] => [];
    const value = (column: string): string | undefined => { const found = this.state.value(column); return found === null || typeof found === "object" ? undefined : String(found); };
    return new CommandBar(
      { place: "Form", table: this.table.logicalName, primaryControl: context, selectedControl: undefined, primary: this.state.id === undefined ? undefined : this.reference(this.state.id), selected: none, all: none, formState: () => (this.state.id === undefined ? "Create" : this.isInactive ? "Disabled" : this.readOnly ? "ReadOnly" : "Existing"), value },
      [
        { label: t("save"), icon: "save", enabled: () => !this.readOnly && !this.neverWritten, run: this.save },
        { label: t("activate"), icon: "activate", enabled: () => this.mayTurn && this.isInactive, run: () => this.turn(0) },
        { label: t("deactivate"), icon: "deactivate", enabled: () => this.mayTurn && !this.isInactive, run: () => this.turn(1) },
        { label: t("refresh"), icon: "refresh", enabled: () => this.state.id !== undefined, run: this.refresh },
        { label: t("delete"), icon: "remove", enabled: () => this.state.id !== undefined && may("Delete", this.table.logicalName), run: () => this.remove() },
      ],
    );
  }

  private cell(cell: Cell): HTMLElement | undefined {
    const { control } = cell;
    if (control === null) return undefined;
    if (control.classId === subgridClass || control.classId === timelineClass || control.classId === webResourceClass) return this.part(cell);
    if (control.column !== null && this.table.columns[control.column] !== undefined) return this.host(cell);
    console.error(`The control ${control.id} (class ${control.classId}) of the form ${this.form.name} is not emulated by the shell.`);
    return undefined;
  }

  /** Sub-grids and timelines appear once the row exists. */
  private part({ control, label }: Cell): HTMLElement | undefined {
    if (control === null || this.state.id === undefined) return undefined;
    const record = this.reference(this.state.id);
    const othersRefresh = (): void => { for (const other of this.parts) if (other !== part) void other.refresh(); };
    const part: FormPart = control.classId === subgridClass ? subgrid(control, label, record, this.context, othersRefresh)
      : control.classId === webResourceClass ? webResourceControl(control, label, record)
      : timeline(control, record);
    this.parts.push(part);
    return part.element;
  }

  private host(cell: Cell): HTMLElement {
    const host: FieldHost = new FieldHost(this.table, cell, this.state, this.readOnly, () => { this.changed(); this.runChangeHandlers(host.columnName); });
    this.hosts.push(host);
    return host.element;
  }

  private runChangeHandlers(column: string): void {
    for (const { handler } of this.changeHandlers.filter((candidate) => candidate.column === column)) handler();
  }

  private headerValue(cell: Cell): { readonly label: string; readonly text: () => string } {
    return { label: cell.label, text: () => textOf(this.state.row, this.table.logicalName, cell.control?.column ?? "") };
  }

  private draw(): void {
    this.hosts.forEach((host) => { host.draw(); });
    this.changed();
  }

  private changed(): void {
    const title = this.state.id === undefined ? t("newRow", { table: this.table.displayName }) : this.state.name;
    const standing = this.state.isDirty ? t("unsaved") : this.state.id === undefined ? "" : t("saved");
    this.head.show({ name: title, standing, table: this.table, formName: this.form.name, readOnly: this.whyReadOnly });
    document.title = `${title} - ${app().appName}`;
    void this.bar?.refresh();
  }

  private get whyReadOnly(): { readonly word: string; readonly sentence: string } | undefined {
    if (this.state.id === undefined) return undefined;
    const status = t("inactive", { status: textOf(this.state.row, this.table.logicalName, "statecode") });
    if (this.isInactive && !this.table.isActivity) return { word: status, sentence: status };
    return this.readOnly && !this.neverWritten ? { word: t("readOnly"), sentence: t("readOnlyMore") } : undefined;
  }

  /** Activities are completed, not deactivated, and rows whose form nobody writes on have nothing to switch. */
  private get mayTurn(): boolean {
    return this.state.id !== undefined && this.mayWrite && !this.table.isActivity && this.table.columns.statecode?.validForUpdate === true;
  }

  private async turn(state: 0 | 1): Promise<void> {
    if (state === 1 && !(await ask(t("deactivateAsk", { name: this.state.name }), { yes: t("deactivate") }))) return;
    await send("PATCH", `${this.table.setName}(${this.state.id ?? ""})`, { statecode: state }, { "If-Match": "*" });
    await this.open();
  }

  private readonly save = async (): Promise<void> => {
    const problems = this.hosts.map((host) => host.check()).filter((sentence) => sentence !== undefined);
    this.notifications.clear("save");
    if (problems.length > 0) {
      this.notifications.add("error", problems.join(" "), { id: "save" });
      return;
    }
    if (!this.state.isDirty && this.state.id !== undefined) return;
    await this.runHandlers("onsave");
    await this.write();
  };

  private async write(): Promise<void> {
    const { setName, logicalName } = this.table, isNew = this.state.id === undefined;
    try {
      const response = isNew ? await send("POST", setName, this.state.payload(), { Prefer: "return=representation" }) : await send("PATCH", `${setName}(${this.state.id ?? ""})`, this.state.payload(), { "If-Match": "*" });
      if (isNew) this.state.id = idOf((await response.json()) as Record<string, unknown>, logicalName);
    } catch (error) {
      this.notifications.add("error", sentenceOf(error), { id: "save", closable: true });
      return;
    }
    if (isNew) await this.created();
    else await this.refresh();
  }

  private async created(): Promise<void> {
    rename({ kind: "record", table: this.table.logicalName, id: this.state.id });
    await this.open();
  }

  /** Reads everything on the form again; what the user has typed and not saved is lost, as on the platform. */
  private readonly refresh = async (): Promise<void> => {
    await loadRow(this.state, this.columns);
    this.draw();
    await Promise.all(this.parts.map((part) => part.refresh()));
  };

  private async remove(): Promise<void> {
    if (!(await ask(t("deleteAsk", { name: this.state.name }), { yes: t("delete") }))) return;
    await send("DELETE", `${this.table.setName}(${this.state.id ?? ""})`);
    guard(() => Promise.resolve(true));
    history.back();
  }

  private async runHandlers(event: "onload" | "onsave"): Promise<void> {
    for (const library of this.form.libraries) await loadLibrary(library);
    const executionContext = aloud("executionContext", { getFormContext: () => this.context, getEventSource: () => this.context, getDepth: () => 1 });
    for (const handler of this.form.handlers.filter((candidate) => candidate.event === event)) await callLibrary(handler.library, handler.function, handler.passContext ? [executionContext] : []);
    for (const handler of this.form.handlers.filter((candidate) => !["onload", "onsave"].includes(candidate.event))) console.error(`The form event ${handler.event} (${handler.function}) is not emulated by the shell.`);
  }

  private reference(id: string): Reference {
    return { table: this.table.logicalName, id, name: this.state.name };
  }
}

function mainForm(table: string): Form {
  const form = (app().forms[table] ?? []).find((candidate) => candidate.type === "main");
  if (form === undefined) throw new Error(`The table ${table} has no main form.`);
  return form;
}
