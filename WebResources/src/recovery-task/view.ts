import type { Actions, Asked, Shown } from "../ask/screens.js";
import { askScreen, commentField, radioGroup } from "../ask/screens.js";
import type { Asking } from "../ask/state.js";
import { Picker } from "../platform/picker.js";
import { element } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import type { Choice } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { Account, Assignee, Draft, Input } from "./state.js";
import { missing } from "./state.js";

const longestComment = 2000;

const accountFields: readonly { readonly name: keyof Account; readonly secret: boolean; readonly longest: number }[] = [
  { name: "country", secret: false, longest: 2 },
  { name: "number", secret: true, longest: 50 },
  { name: "routing", secret: false, longest: 20 },
  { name: "holderId", secret: true, longest: 30 },
];

export type FindAssignees = (typed: string) => Promise<readonly Assignee[]>;

export function ask(state: Asking<Draft>, { doing }: Input, choices: readonly Choice[], find: FindAssignees, actions: Actions<Draft>): Shown {
  const { draft } = state;
  const parts: readonly Asked<Draft>[] = doing === "Assign" ? [whom(draft, find)] : doing === "Check" ? [accountOf(draft)] : [ending(doing, draft, choices), ...(doing === "Call" ? [commentField(draft.comment, longestComment, { label: text("Task.Comment") }), later(draft)] : [])];
  const lacks = (now: Draft): string | undefined => { const problem = missing(doing, now); return problem === undefined ? undefined : text(problem); };
  return askScreen(state, { parts, send: text(`Task.Send.${doing}`), cancel: text("Cancel"), missing: lacks }, actions);
}

/** How the call, or the task, ended. */
function ending(doing: "Call" | "Done", draft: Draft, choices: readonly Choice[]): Asked<Draft> {
  const group = radioGroup(text(`Task.What.${doing}`), "choice", choices, draft.choice);
  return { elements: [group.element], focus: group.focus, read: () => ({ choice: group.read() }) };
}

function later(draft: Draft): Asked<Draft> {
  const input = element("input", { type: "datetime-local" });
  input.value = draft.followUp;
  const field = withLabel("follow-up", text("Task.FollowUp"), input, text("Task.FollowUpHint"));
  return { elements: [field.element], focus: input, read: () => ({ followUp: input.value }) };
}

/** Masked, as nobody beside should read it, and not offered again by the browser. */
function accountOf({ account }: Draft): Asked<Draft> {
  const inputs = accountFields.map(({ name, secret, longest }) => {
    const input = element("input", { type: secret ? "password" : "text", autocomplete: "off", spellcheck: "false", maxlength: longest });
    input.value = account[name];
    return { name, input, field: withLabel(`account-${name}`, text(`Task.Account.${name}`), input, text(`Task.Account.${name}.hint`)).element };
  });
  const read = (): Partial<Draft> => ({ account: { ...account, ...Object.fromEntries(inputs.map(({ name, input }) => [name, input.value])) } });
  return { elements: inputs.map(({ field }) => field), focus: inputs[0]?.input, read };
}

function whom(draft: Draft, find: FindAssignees): Asked<Draft> {
  let assignee = draft.assignee;
  const label = text("Task.Assignee");
  const { element: box, input } = new Picker<Assignee>({ id: "assignee", label, nothingFound: text("Task.NobodyFound"), clear: text("Task.ClearAssignee"), find, picked: (row) => { assignee = row; }, patience: 250 });
  if (assignee !== undefined) input.value = assignee.name;
  const field = element("div", { class: "field" }, element("label", { for: input.id, class: "required" }, label), box);
  return { elements: [field], focus: input, read: () => ({ assignee }) };
}
