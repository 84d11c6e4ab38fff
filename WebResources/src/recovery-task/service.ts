import { answerOf } from "../ask/service.js";
import type { Answer } from "../ask/state.js";
import type { Row } from "../platform/rows.js";
import { textOf } from "../platform/rows.js";
import { choicesOf } from "../refund-dialog/choices.js";
import type { Choice } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import { callOf, shownAs } from "./call.js";
import type { Assignee, Draft, Input } from "./state.js";

const offered = 8;
const completed = { statecode: 1, statuscode: 2 } as const;

/** Written by the module alone: all, or part of, the money arrived. */
const byTheModule: readonly number[] = [192700000, 192700001];

/** How a call, or a task, can end, as people name it. */
export async function readChoices(xrm: Xrm.XrmStatic, { doing }: Input): Promise<readonly Choice[]> {
  if (doing === "Assign" || doing === "Check") return [];
  const column = doing === "Call" ? "cpay_lastresult" : "cpay_outcome";
  const table = await xrm.Utility.getEntityMetadata("cpay_recoverytask", [column]);
  const choices = choicesOf(table.Attributes.get(column)?.OptionSet ?? {});
  return doing === "Call" ? choices : choices.filter(({ value }) => !byTheModule.includes(value));
}

/** People and teams by name. Who has no access is refused, with a sentence, when the tasks are given. */
export async function findAssignees(xrm: Xrm.XrmStatic, typed: string): Promise<readonly Assignee[]> {
  const [people, teams] = await Promise.all([
    find(xrm, "systemuser", "fullname,domainname", "fullname", typed, "isdisabled eq false"),
    find(xrm, "team", "name", "name", typed, "teamtype eq 0"),
  ]);
  return [
    ...people.map((row) => ({ id: textOf(row, "systemuserid"), name: textOf(row, "fullname"), detail: textOf(row, "domainname"), isTeam: false })),
    ...teams.map((row) => ({ id: textOf(row, "teamid"), name: textOf(row, "name"), detail: text("Task.Team"), isTeam: true })),
  ];
}

async function find(xrm: Xrm.XrmStatic, table: string, columns: string, name: string, typed: string, filter: string): Promise<readonly Row[]> {
  const named = typed === "" ? filter : `${filter} and contains(${name},'${typed.replaceAll("'", "''")}')`;
  const { entities } = await xrm.WebApi.retrieveMultipleRecords(table, `?$select=${columns}&$orderby=${name}&$top=${String(offered)}&$filter=${encodeURIComponent(named)}`);
  return entities as readonly Row[];
}

/** Does it, and tells what came of it. */
export async function send(xrm: Xrm.XrmStatic, input: Input, draft: Draft): Promise<Answer> {
  if (input.doing === "Done") return finish(xrm, input.tasks, draft);
  const { api, parameters } = callOf(input, draft);
  return shownAs(input, await answerOf(xrm, api, parameters));
}

/** The platform's own way to complete an activity: state and outcome in one update, one task after the other. */
async function finish(xrm: Xrm.XrmStatic, tasks: readonly string[], { choice }: Draft): Promise<Answer> {
  for (const task of tasks) await xrm.WebApi.updateRecord("cpay_recoverytask", task, { ...completed, cpay_outcome: choice });
  return { outcome: "Done", message: tasks.length === 1 ? text("Task.IsDone") : text("Task.AreDone", { count: tasks.length }), link: "" };
}
