import { h, lineIcon, webResourceIcon } from "../base/dom.js";
import type { Control, Table } from "../base/model.js";
import { t } from "../base/texts.js";
import type { Row } from "../data/api.js";
import { getRows, send } from "../data/api.js";
import { app, columnOf, may, tableOf } from "../data/environment.js";
import type { Reference } from "../data/rows.js";
import { idOf, textOf, valueOf } from "../data/rows.js";
import { link } from "../grid/grid-parts.js";
import { sentenceOf, showFailure } from "../frame/messages.js";
import { addressOf, go } from "../frame/router.js";
import { badge } from "./badge.js";
import type { FormPart } from "./subgrid.js";

const newest = 50;

/** <c>version</c> keeps rows of one second in the order in which they were written: <c>createdon</c> knows whole seconds only. */
interface Entry { readonly at: string; readonly version: number; readonly element: HTMLElement }

/** What happened with this record, newest first: activities regarding it, and its notes. */
export function timeline(control: Control, record: Reference): FormPart {
  const list = h("ul", { class: "entries", "aria-label": t("timeline") });
  const refresh = async (): Promise<void> => {
    try {
      show(list, await readEntries(control, record));
    } catch (error) {
      list.replaceChildren(h("li", { class: "timeline-empty", role: "alert" }, `${t("failed")}: ${sentenceOf(error)}`));
    }
  };
  const again = h("button", { type: "button", class: "icon-button", "aria-label": `${t("refresh")} ${t("timeline")}`, onclick: () => void refresh() }, lineIcon("refresh"));
  const head = h("div", { class: "timeline-head" }, h("h3", {}, t("timeline")), again);
  const element = h("div", { class: "timeline", role: "region", "aria-label": t("timeline") }, head, noteForm(record, refresh), list);
  return { element, refresh };
}

function show(list: HTMLElement, entries: readonly Entry[]): void {
  const sorted = [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.version - a.version).map((entry) => entry.element);
  list.replaceChildren(...(sorted.length === 0 ? [h("li", { class: "timeline-empty" }, t("timelineEmpty"))] : sorted));
}

async function readEntries(control: Control, record: Reference): Promise<readonly Entry[]> {
  const listed = (control.parameters.UClientActivities ?? "cpay_paymentattempt,task,phonecall,email").split(",").map((name) => name.trim());
  const activities = listed.map((name) => app().tables[name]).filter((table): table is Table => table?.isActivity === true && may("Read", table.logicalName));
  const kinds = await Promise.all([...activities.map((table) => readActivities(table, record)), may("Read", "annotation") ? readNotes(record) : []]);
  return kinds.flat();
}

async function readActivities(table: Table, record: Reference): Promise<readonly Entry[]> {
  const { rows } = await getRows(`${table.setName}?$filter=_regardingobjectid_value eq ${record.id}&$orderby=createdon desc&$top=${newest}`);
  return rows.map((row) => ({ at: String(row.createdon), version: Number(row.versionnumber), element: activityEntry(table, row) }));
}

async function readNotes(record: Reference): Promise<readonly Entry[]> {
  const { rows } = await getRows(`annotations?$select=subject,notetext,createdon,versionnumber,_createdby_value&$filter=_objectid_value eq ${record.id}&$orderby=createdon desc&$top=${newest}`);
  return rows.map((row) => ({ at: String(row.createdon), version: Number(row.versionnumber), element: entryElement("annotation", lineIcon("note"), tableOf("annotation").displayName, row, [h("p", {}, textOf(row, "annotation", "notetext"))]) }));
}

/** Columns of an activity that tell how it went, in reading order; a table has some of them. */
const telling = ["cpay_operation", "cpay_outcome", "cpay_amount", "cpay_declinereason", "cpay_gatewaytext", "description"];

function activityEntry(table: Table, row: Row): HTMLElement {
  const name = table.logicalName, page = { kind: "record", table: name, id: idOf(row, name) } as const;
  const subject = link(textOf(row, name, "subject"), () => { go(page); }, addressOf(page));
  subject.removeAttribute("tabindex");
  const facts = telling.filter((column) => columnOf(name, column) !== undefined && textOf(row, name, column) !== "").map((column) => fact(name, row, column));
  const icon = table.icon === "" ? lineIcon("activity") : webResourceIcon(table.icon);
  return entryElement(name, icon, table.displayName, row, [h("p", { class: "subject" }, subject), facts.length === 0 ? undefined : h("dl", {}, ...facts.flat())]);
}

function fact(table: string, row: Row, column: string): readonly HTMLElement[] {
  const text = table === "email" && column === "description" ? previewOf(textOf(row, table, column)) : textOf(row, table, column);
  return [h("dt", {}, columnOf(table, column)?.label ?? column), h("dd", {}, badge(column, Number(valueOf(row, table, column)), text))];
}

/** An email's body is a page; the timeline shows its words, a space between paragraphs. Parsed, never put into the page as markup. */
function previewOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html.replaceAll("</p>", " </p>"), "text/html");
  return body.textContent.replace(/\s+/g, " ").trim();
}

function entryElement(table: string, icon: Element, kind: string, row: Row, body: readonly (HTMLElement | undefined)[]): HTMLElement {
  const head = h("div", { class: "entry-head" }, h("span", { class: "kind" }, kind), h("span", { class: "who" }, textOf(row, table, "createdby")), h("time", { datetime: String(row.createdon) }, textOf(row, table, "createdon")));
  return h("li", { class: "entry" }, h("span", { class: "entry-icon" }, icon), h("div", { class: "entry-body" }, head, ...body));
}

function noteForm(record: Reference, refresh: () => Promise<void>): HTMLElement | undefined {
  const lookup = tableOf("annotation").lookups.find((candidate) => candidate.column === "objectid" && candidate.target === record.table);
  if (lookup === undefined || !may("Create", "annotation")) return undefined;
  const area = h("textarea", { rows: 1, placeholder: t("enterNote"), "aria-label": t("enterNote") });
  const add = async (): Promise<void> => {
    if (area.value.trim() === "") return;
    await send("POST", "annotations", { notetext: area.value.trim(), [`${lookup.navigation}@odata.bind`]: `/${tableOf(record.table).setName}(${record.id})` });
    area.value = "";
    await refresh();
  };
  return h("div", { class: "note-form" }, area, h("button", { type: "button", onclick: () => void add().catch(showFailure) }, t("addNote")));
}
