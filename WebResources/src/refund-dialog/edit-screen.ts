import { text } from "../texts/texts.js";
import { parseAmount, showAmount } from "./amount.js";
import { button, element, messageBar, setAttribute, setDisabled } from "./elements.js";
import { labelled, withLabel } from "./fields.js";
import { maximumNotes } from "./model.js";
import { problemText } from "./problem-text.js";
import type { Frame, Screen, StateOf } from "./screen.js";
import type { Editing, Field } from "./state.js";
import { requestOf } from "./state.js";
import { problemsOf } from "./validation.js";
import { needsApproval, willHappen } from "./will-happen.js";

/** The form: amount, reason, notes, and what will happen. */
export function editScreen(state: Editing, frame: Frame): Screen<StateOf<"editing">> {
  const parts = buildParts(state, frame);
  const form = element("form", { novalidate: true, class: "edit" }, parts.refusal, parts.amount.element, element("div", { class: "facts" }, parts.reason.element, ...parts.payOut), parts.notes.element, parts.notify, parts.will, ...parts.explanations, element("footer", {}, parts.submit, parts.cancel));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    frame.dispatch({ kind: "submitted" });
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  });
  parts.submit.addEventListener("click", () => { form.requestSubmit(); });
  const update = (now: Editing): void => { show(now, parts); };
  update(state);
  return { element: form, focus: parts.amount.control, update };
}

type Parts = ReturnType<typeof buildParts>;

function buildParts(state: Editing, frame: Frame) {
  const amount = amountField(state, frame), reason = reasonField(state, frame), notes = notesField(state, frame);
  return {
    amount, reason, notes,
    payOut: payOutField(state, frame),
    notify: notifyField(state, frame),
    explanations: explanationsOf(state),
    refusal: element("div", { class: "refusal" }),
    will: element("section", { class: "will", "aria-live": "polite", "aria-label": text("Will.Title") }),
    submit: button(text("Submit.Plain"), "primary", () => undefined),
    cancel: button(text("Cancel"), "secondary", frame.close),
  };
}

function amountField({ draft, options }: Editing, frame: Frame) {
  const input = element("input", { type: "text", inputmode: "decimal", autocomplete: "off", required: true, readonly: !options.partialAllowed });
  input.value = draft.amount;
  input.addEventListener("input", () => { frame.dispatch({ kind: "edited", change: { amount: input.value } }); });
  const maximum = showAmount(options.maximum, options.format, options.currency);
  const hint = text(options.partialAllowed ? "Amount.Hint" : "Amount.Whole", { maximum });
  return labelled("amount", text("Amount.Label", { currency: options.currency.code }), input, frame.dispatch, hint);
}

function reasonField({ draft, options }: Editing, frame: Frame) {
  const choices = options.reasons.map(({ value, label }) => element("option", { value, selected: value === draft.reason }, label));
  const select = element("select", { required: true }, element("option", { value: "", selected: draft.reason === undefined }, text("Reason.Choose")), ...choices);
  select.addEventListener("change", () => { frame.dispatch({ kind: "edited", change: { reason: select.value === "" ? undefined : Number(select.value) } }); });
  return labelled("reason", text("Reason.Label"), select, frame.dispatch);
}

/** Ways other than back to the payment method; a charge that is cancelled before it is settled has none. */
function payOutField({ draft, options }: Editing, frame: Frame): readonly HTMLElement[] {
  if (options.kind !== "Refund" || options.payOuts.length < 2) return [];
  const select = element("select", {}, ...options.payOuts.map(({ value, label }) => element("option", { value, selected: value === draft.payOut }, label)));
  select.addEventListener("change", () => { frame.dispatch({ kind: "edited", change: { payOut: Number(select.value) } }); });
  return [withLabel("payout", text("PayOut.Label"), select).element];
}

/** Whether the customer is told; off where there is no address to write to. */
function notifyField({ draft, options }: Editing, frame: Frame): HTMLElement {
  const box = element("input", { id: "notify", type: "checkbox", role: "switch", disabled: options.customerEmail === undefined, "aria-describedby": "notify-hint" });
  box.checked = draft.notifyCustomer;
  box.addEventListener("change", () => { frame.dispatch({ kind: "edited", change: { notifyCustomer: box.checked } }); });
  const hint = element("span", { id: "notify-hint", class: "hint" }, options.customerEmail ?? text("Notify.None"));
  return element("div", { class: "switch" }, box, element("label", { for: "notify" }, text("Notify.Label")), hint);
}

function explanationsOf({ options }: Editing): readonly HTMLElement[] {
  if (options.explanations.length === 0) return [];
  const items = options.explanations.map((sentence) => element("li", {}, sentence));
  return [element("section", { class: "explanations", "aria-label": text("Explanations.Title") }, element("h2", {}, text("Explanations.Title")), element("ul", {}, ...items))];
}

function notesField({ draft }: Editing, frame: Frame) {
  const area = element("textarea", { rows: 2 });
  area.value = draft.notes;
  area.addEventListener("input", () => { frame.dispatch({ kind: "edited", change: { notes: area.value } }); });
  return labelled("notes", text("Notes.Label"), area, frame.dispatch, " ");
}

function show(state: Editing, parts: Parts): void {
  const problems = problemsOf(state.draft, state.options);
  for (const field of ["amount", "reason", "notes"] as const) showProblem(field, state, parts, problems.get(field));
  parts.notes.hint.textContent = text("Notes.Count", { count: state.draft.notes.length, maximum: maximumNotes });
  parts.refusal.replaceChildren(...(state.refusal === undefined ? [] : [messageBar("error", state.refusal)]));
  showConsequences(state, parts.will);
  const label = submitLabel(state);
  // The same text again would take the text away under a pressed mouse button, and the browser would then make no click of it.
  if (parts.submit.textContent !== label) parts.submit.textContent = label;
  setDisabled(parts.submit, requestOf(state) === undefined);
}

function showProblem(field: Field, state: Editing, parts: Parts, problem: Parameters<typeof problemText>[0] | undefined): void {
  const { control, problem: place } = parts[field];
  const shown = problem !== undefined && state.visited.includes(field);
  setAttribute(control, "aria-invalid", shown ? "true" : undefined);
  const sentence = shown ? problemText(problem, state.options) : "";
  if (place.textContent !== sentence) place.textContent = sentence; // rewriting the same text would be read out again
}

function showConsequences({ draft, options }: Editing, section: HTMLElement): void {
  const sentences = willHappen(draft, options).map(({ key, values }) => text(key, values));
  if (options.message !== "" && options.explanations.length === 0) sentences.push(options.message);
  if (section.dataset.shown === sentences.join()) return;
  section.dataset.shown = sentences.join();
  section.replaceChildren(element("h2", {}, text("Will.Title")), ...sentences.map((sentence) => element("p", {}, sentence)));
}

function submitLabel({ draft, options }: Editing): string {
  const amount = parseAmount(draft.amount, options.format, options.currency.decimals);
  if (amount.kind !== "amount" || amount.minor <= 0) return text("Submit.Plain");
  const key = needsApproval(amount.minor, draft, options) ? "Submit.Approval" : "Submit.Refund";
  return text(key, { amount: showAmount(amount.minor, options.format, options.currency) });
}
