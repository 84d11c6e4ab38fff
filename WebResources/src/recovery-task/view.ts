import { Picker } from "../platform/picker.js";
import { button, element, messageBar } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import type { Choice } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { Assignee, Draft, Input, TaskState } from "./state.js";
import { missing } from "./state.js";

const longestComment = 2000;

export interface Actions {
  readonly submit: (draft: Draft) => void;
  readonly close: () => void;
  readonly findAssignees: (typed: string) => Promise<readonly Assignee[]>;
}

/** What a state looks like, and where the keyboard starts in it. */
export interface Shown {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}

/** A part of what is asked for, and how to read it. */
interface Asked {
  readonly elements: readonly HTMLElement[];
  readonly focus: HTMLElement;
  readonly read: () => Partial<Draft>;
}

export function show(state: TaskState, input: Input, choices: readonly Choice[], actions: Actions): Shown {
  switch (state.kind) {
    case "asking": return askScreen(state, input, choices, actions);
    case "sending": return busyScreen();
    case "ended": return endScreen("success", state.message, actions);
    case "unsure": return endScreen("warning", text("Task.Unsure"), actions);
  }
}

function askScreen({ draft, refusal }: Extract<TaskState, { kind: "asking" }>, { doing }: Input, choices: readonly Choice[], actions: Actions): Shown {
  const asked = doing === "Assign" ? whom(draft, actions) : doing === "Call" ? ofACall(draft, choices) : outcome(draft, choices);
  const refused = element("div", { class: "refusal" }, ...(refusal === undefined ? [] : [messageBar("error", refusal)]));
  const submit = (): void => {
    const now = { ...draft, ...asked.read() };
    const problem = missing(doing, now);
    if (problem === undefined) actions.submit(now);
    else refused.replaceChildren(messageBar("error", text(problem)));
  };
  const footer = element("footer", {}, button(text(`Task.Send.${doing}`), "primary", submit), button(text("Cancel"), "secondary", actions.close));
  return { element: element("div", {}, refused, ...asked.elements, footer), focus: asked.focus };
}

function outcome(draft: Draft, choices: readonly Choice[]): Asked {
  const radios = choices.map(({ value, label }) => radio(value, label, draft.choice));
  const group = element("fieldset", {}, element("legend", {}, text("Task.What.Done")), ...radios.map(({ line }) => line));
  return { elements: [group], focus: radios[0]?.box ?? group, read: () => ({ choice: radios.find(({ box }) => box.checked)?.value }) };
}

function ofACall(draft: Draft, choices: readonly Choice[]): Asked {
  const radios = choices.map(({ value, label }) => radio(value, label, draft.choice));
  const group = element("fieldset", {}, element("legend", {}, text("Task.What.Call")), ...radios.map(({ line }) => line));
  const area = element("textarea", { id: "comment", rows: 3, maxlength: longestComment });
  area.value = draft.comment;
  const comment = element("div", { class: "field" }, element("label", { for: "comment" }, text("Task.Comment")), area);
  const later = element("input", { type: "datetime-local" });
  later.value = draft.followUp;
  const followUp = withLabel("follow-up", text("Task.FollowUp"), later, text("Task.FollowUpHint"));
  const read = (): Partial<Draft> => ({ choice: radios.find(({ box }) => box.checked)?.value, comment: area.value, followUp: later.value });
  return { elements: [group, comment, followUp.element], focus: radios[0]?.box ?? group, read };
}

function whom(draft: Draft, actions: Actions): Asked {
  let assignee = draft.assignee;
  const label = text("Task.Assignee");
  const { element: box, input } = new Picker<Assignee>({ id: "assignee", label, nothingFound: text("Task.NobodyFound"), clear: text("Task.ClearAssignee"), find: actions.findAssignees, picked: (row) => { assignee = row; }, patience: 250 });
  if (assignee !== undefined) input.value = assignee.name;
  const field = element("div", { class: "field" }, element("label", { for: input.id, class: "required" }, label), box);
  return { elements: [field], focus: input, read: () => ({ assignee }) };
}

function radio(value: number, label: string, chosen: number | undefined) {
  const id = `choice-${String(value)}`;
  const box = element("input", { id, type: "radio", name: "choice" });
  box.checked = value === chosen;
  return { value, box, line: element("div", { class: "radio" }, box, element("label", { for: id }, label)) };
}

function busyScreen(): Shown {
  const line = element("p", { tabindex: -1 }, text("Task.Sending"));
  return { element: element("div", { class: "busy", role: "status" }, element("fluent-spinner", { "aria-hidden": "true" }), line), focus: line };
}

function endScreen(intent: "success" | "warning", message: string, actions: Actions): Shown {
  const close = button(text("Close"), "primary", actions.close);
  return { element: element("div", {}, messageBar(intent, message), element("footer", {}, close)), focus: close };
}
