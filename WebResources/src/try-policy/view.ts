import { Picker } from "../platform/picker.js";
import { button, element, messageBar, sendOnEnter, setAttribute, setDisabled } from "../refund-dialog/elements.js";
import type { LabelledField } from "../refund-dialog/fields.js";
import { withLabel } from "../refund-dialog/fields.js";
import { text } from "../texts/texts.js";
import type { Charge, Draft, Opener, Person, Problem, Result, Setting, TrialEvent, TrialState } from "./state.js";

export interface Actions {
  readonly dispatch: (event: TrialEvent) => void;
  readonly close: () => void;
  readonly openPolicy: (policyId: string) => void;
  readonly findPeople: (typed: string) => Promise<readonly Person[]>;
  readonly findCharges: (typed: string) => Promise<readonly Charge[]>;
}

/** The page: who, which charge, how much and why; below it what that person would be told. */
export function trialPage(setting: Setting, opener: Opener, actions: Actions): { readonly element: HTMLElement; readonly focus: HTMLElement; readonly update: (state: TrialState) => void } {
  const parts = buildParts(setting, actions);
  const submit = button(text("Trial.Try"), "primary", () => { form.requestSubmit(); });
  const form: HTMLFormElement = element("form", { novalidate: true, class: "edit trial" }, ...hints(opener), parts.person.element, parts.charge.element, element("div", { class: "facts" }, parts.amount.element, parts.reason), parts.result, element("footer", {}, submit, button(text("Close"), "secondary", actions.close)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.dispatch({ kind: "submitted", format: setting.format });
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  });
  sendOnEnter(form);
  const update = (state: TrialState): void => { show(state, parts, submit, actions); };
  return { element: form, focus: parts.person.control, update };
}

interface Parts {
  readonly person: LabelledField;
  readonly charge: LabelledField;
  readonly amount: LabelledField;
  readonly reason: HTMLElement;
  readonly result: HTMLElement;
}

function buildParts(setting: Setting, actions: Actions): Parts {
  const amount = element("input", { type: "text", inputmode: "decimal", autocomplete: "off" });
  amount.addEventListener("input", () => { actions.dispatch({ kind: "edited", change: { amount: amount.value } }); });
  return {
    person: picker("person", actions.findPeople, (person) => { actions.dispatch({ kind: "edited", change: { person } }); }),
    charge: picker("charge", actions.findCharges, (charge) => { actions.dispatch({ kind: "edited", change: { charge } }); }),
    amount: withLabel("amount", text("Trial.Amount"), amount),
    reason: withLabel("reason", text("Trial.Reason"), reasonField(setting, actions)).element,
    result: element("div", { class: "result", "aria-live": "polite" }),
  };
}

const hints = ({ policyId, isDraft, isUnsaved, policyName }: Opener): readonly HTMLElement[] => [
  element("p", {}, text("Trial.Intro")),
  ...(policyId !== undefined && isDraft ? [messageBar("info", text("Trial.Draft", { policy: policyName }))] : []),
  ...(isUnsaved ? [messageBar("warning", text("Trial.Unsaved"))] : []),
];

function picker<Row extends Person>(id: "person" | "charge", find: (typed: string) => Promise<readonly Row[]>, picked: (row: Row | undefined) => void): LabelledField {
  const label = text(id === "person" ? "Trial.Person" : "Trial.Charge");
  const { element: box, input } = new Picker({ id: `${id}-box`, label, nothingFound: text("Trial.NothingFound"), clear: text("Trial.Clear", { label }), find, picked, patience: 250 });
  const problem = element("span", { id: `${id}-problem`, class: "problem", role: "alert" });
  input.setAttribute("aria-describedby", problem.id);
  const field = element("div", { class: "field" }, element("label", { for: input.id, class: "required" }, label), box, element("div", { class: "below" }, problem));
  return { element: field, control: input, hint: problem, problem };
}

function reasonField({ reasons }: Setting, actions: Actions): HTMLElement {
  const select = element("select", {}, element("option", { value: "" }, text("Trial.AnyReason")), ...reasons.map(({ value, label }) => element("option", { value }, label)));
  select.addEventListener("change", () => { actions.dispatch({ kind: "edited", change: { reason: select.value === "" ? undefined : Number(select.value) } }); });
  return select;
}

function show(state: TrialState, parts: Parts, submit: HTMLElement, actions: Actions): void {
  const problems = state.kind === "asking" ? state.problems : [];
  tell(parts.person, "PersonMissing", problems);
  tell(parts.charge, "ChargeMissing", problems);
  tell(parts.amount, "AmountWrong", problems);
  setDisabled(submit, state.kind === "trying");
  parts.result.replaceChildren(...resultOf(state, actions));
  if (state.kind === "answered") parts.result.scrollIntoView({ block: "nearest" });
}

function tell({ control, problem }: LabelledField, name: Problem, problems: readonly Problem[]): void {
  const wrong = problems.includes(name);
  setAttribute(control, "aria-invalid", wrong ? "true" : undefined);
  problem.textContent = wrong ? text(`Trial.${name}`) : "";
}

function resultOf(state: TrialState, actions: Actions): readonly HTMLElement[] {
  switch (state.kind) {
    case "asking": return state.failure === undefined ? [] : [messageBar("error", state.failure === "" ? text("Trial.NoAnswer") : state.failure)];
    case "trying": return [element("p", {}, text("Trial.Trying"))];
    case "answered": return answer(state.draft, state.result, actions);
  }
}

function answer({ person }: Draft, { outcome, message, explanations, policyId, policyName }: Result, actions: Actions): readonly HTMLElement[] {
  const intent = outcome === "Denied" ? "error" : outcome === "Accepted" ? "success" : "warning";
  const bar = messageBar(intent, element("strong", {}, text(`Trial.Outcome.${outcome}`)), element("p", {}, message));
  const row = policyId === undefined ? [element("p", {}, text("Trial.NoPolicy"))] : [element("p", {}, text("Trial.Because"), " ", link(policyName, () => { actions.openPolicy(policyId); }))];
  const more = explanations.length === 0 ? [] : [element("h2", {}, text("Trial.Told", { person: person?.name ?? "" })), element("ul", {}, ...explanations.map((sentence) => element("li", {}, sentence)))];
  return [bar, element("section", { class: "will explanations", "aria-label": text("Trial.Because") }, ...row, ...more)];
}

function link(label: string, follow: () => void): HTMLElement {
  const node = element("a", { href: "#" }, label);
  node.addEventListener("click", (event) => { event.preventDefault(); follow(); });
  return node;
}
