import type { Actions, Asked, Shown } from "../ask/screens.js";
import { askScreen, commentField, endScreen, radioGroup, sentence } from "../ask/screens.js";
import type { Asking } from "../ask/state.js";
import { element } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import { text } from "../texts/texts.js";
import type { Draft, Facts, Input, OfferChoice } from "./state.js";
import { asks, missing } from "./state.js";

const longestComment = 2000;

export function ask(state: Asking<Draft>, { action }: Input, facts: Facts, actions: Actions<Draft>): Shown {
  if (!facts.isPossible) return endScreen("warning", [facts.told], actions.close);
  const { draft, question } = state;
  const parts: readonly Asked<Draft>[] = [
    ...[facts.told, text(`Recovery.Will.${action}`)].filter((words) => words !== "").map(sentence),
    ...fields(action, draft, facts.kinds), commentField(draft.comment, longestComment, { required: action === "Close" }), meant(question),
  ];
  const send = text(question === undefined ? `Recovery.Send.${action}` : "Recovery.Send.Anyway");
  const lacks = (now: Draft): string | undefined => { const problem = missing(action, now); return problem === undefined ? undefined : text(problem); };
  return askScreen(state, { parts, send, cancel: text("Cancel"), missing: lacks }, actions);
}

function fields(action: Input["action"], draft: Draft, kinds: readonly OfferChoice[]): readonly Asked<Draft>[] {
  switch (action) {
    case "Offer": return [anOffer(draft, kinds)];
    case "Promise":
    case "Pause": return [aDay(action, draft)];
    default: return [];
  }
}

/** Whoever sends once more after the question has answered it. */
const meant = (question: string | undefined): Asked<Draft> => ({ elements: [], focus: undefined, read: () => ({ confirmed: question !== undefined }) });

/** Of a promise the day must be there, of a pause it may. */
function aDay(action: "Promise" | "Pause", draft: Draft): Asked<Draft> {
  const day = dayInput(draft.on, action === "Promise");
  return { elements: [withLabel("on", text(`Recovery.On.${action}`), day).element], focus: day, read: () => ({ on: day.value }) };
}

function anOffer(draft: Draft, kinds: readonly OfferChoice[]): Asked<Draft> {
  const group = radioGroup(text("Recovery.Kind"), "kind", kinds, draft.kind ?? kinds[0]?.value);
  const day = dayInput(draft.on, true), discount = numberInput(draft.discount, 1, 100), instalments = numberInput(draft.instalments, 2, 12), first = numberInput(draft.firstAmount, 0);
  const besides = {
    on: withLabel("on", text("Recovery.On.Offer"), day).element, discount: withLabel("discount", text("Recovery.Discount"), discount).element,
    instalments: withLabel("instalments", text("Recovery.Instalments"), instalments).element, firstAmount: withLabel("first", text("Recovery.FirstAmount"), first).element,
  };
  const notify = element("input", { id: "notify", type: "checkbox", role: "switch" });
  notify.checked = draft.notify;
  const told = element("div", { class: "switch" }, notify, element("label", { for: "notify" }, text("Recovery.Notify")));
  const arrange = (): void => { const needs = asks(group.read()); for (const name of Object.keys(besides) as (keyof typeof besides)[]) besides[name].hidden = !needs[name]; };
  group.element.addEventListener("change", arrange);
  arrange();
  const read = (): Partial<Draft> => ({ kind: group.read(), on: day.value, discount: discount.value, instalments: instalments.value, firstAmount: first.value, notify: notify.checked });
  return { elements: [group.element, ...Object.values(besides), told], focus: group.focus, read };
}

function dayInput(value: string, required: boolean): HTMLInputElement {
  const input = element("input", { type: "date", required });
  input.value = value;
  return input;
}

function numberInput(value: string, least: number, most?: number): HTMLInputElement {
  const input = element("input", { type: "number", min: least, max: most, step: "any", inputmode: "decimal" });
  input.value = value;
  return input;
}
