import { text } from "../texts/texts.js";
import { button, element, messageBar, setAttribute, setDisabled } from "./elements.js";
import { withLabel } from "./fields.js";
import type { StepUp } from "./rounds.js";
import { codeDigits, secondsUntil } from "./rounds.js";
import type { Frame, Screen, StateOf } from "./screen.js";

/** A code that only the user receives: asked for first, then typed. */
export function stepUpScreen(state: StepUp, frame: Frame): Screen<StateOf<"stepUp">> {
  const parts = buildParts(state, frame);
  const why = state.problem === state.why ? [] : [element("p", {}, state.why)];
  const bar = messageBar("info", element("strong", {}, text("StepUp.Title")), ...why);
  const entry = state.code === undefined ? [problemBar(state)] : [element("p", {}, state.code.message), parts.field.element];
  const form = element("form", { novalidate: true, class: "message" }, bar, ...entry, element("footer", {}, ...buttons(state, parts)));
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(parts, frame); });
  parts.confirm.addEventListener("click", () => { form.requestSubmit(); });
  const update = (now: StepUp): void => { show(now, parts); };
  update(state);
  if (state.code !== undefined && state.problem !== undefined) tell(parts, problemOf(state));
  return { element: form, focus: state.code === undefined ? parts.send : parts.input, update };
}

type Parts = ReturnType<typeof buildParts>;

function buildParts(state: StepUp, frame: Frame) {
  const input = element("input", { type: "text", inputmode: "numeric", autocomplete: "one-time-code", maxlength: 12, required: true, class: "code", spellcheck: "false" });
  const field = withLabel("code", text("StepUp.Label"), input);
  const parts = {
    input, field,
    send: button(text("StepUp.Send"), state.code === undefined ? "primary" : "secondary", () => { frame.dispatch({ kind: "codeWanted" }); }),
    confirm: button(text("StepUp.Confirm"), "primary", () => undefined),
    change: button(text("Refused.Change"), "secondary", () => { frame.dispatch({ kind: "changeWanted" }); }),
  };
  field.hint.setAttribute("role", "timer");
  input.addEventListener("input", () => { tell(parts, ""); });
  return parts;
}

const buttons = (state: StepUp, { confirm, send, change }: Parts): readonly HTMLElement[] => (state.code === undefined ? [send, change] : [confirm, send, change]);

const problemBar = (state: StepUp): HTMLElement => (state.problem === undefined ? element("div", { class: "refusal" }) : messageBar("error", problemOf(state)));

/** The server's sentence; where no answer came, that one. */
const problemOf = ({ problem }: StepUp): string => (problem === "" ? text("StepUp.NoAnswer") : (problem ?? ""));

function submit({ input, field }: Parts, frame: Frame): void {
  if (codeDigits(input.value) === undefined) {
    tell({ input, field }, text("StepUp.Incomplete"));
    input.focus();
    return;
  }
  frame.dispatch({ kind: "codeEntered", code: input.value });
}

function tell({ input, field }: Pick<Parts, "input" | "field">, sentence: string): void {
  setAttribute(input, "aria-invalid", sentence === "" ? undefined : "true");
  if (field.problem.textContent !== sentence) field.problem.textContent = sentence;
}

/** The countdown, and what it switches. */
function show({ code, now }: StepUp, { send, confirm, field }: Parts): void {
  if (code === undefined || now === 0) return;
  const left = secondsUntil(code.expiresOn, now), wait = secondsUntil(code.resendFrom, now);
  field.hint.textContent = left === 0 ? text("StepUp.Expired") : text("StepUp.ValidFor", { time: `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, "0")}` });
  const label = wait > 0 ? text("StepUp.SendAgainIn", { seconds: wait }) : text("StepUp.SendAgain");
  if (send.textContent !== label) send.textContent = label;
  setDisabled(send, wait > 0);
  setDisabled(confirm, left === 0);
}
