import { button, element, messageBar } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import { text } from "../texts/texts.js";
import type { ActionState, Draft, Input, OfferChoice } from "./state.js";
import { asks, missing } from "./state.js";

const longestComment = 2000;

export interface Actions {
  readonly submit: (draft: Draft) => void;
  readonly close: () => void;
}

/** What a state looks like, and where the keyboard starts in it. */
export interface Shown {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}

/** A part of what is asked for, and how to read it. */
interface Asked {
  readonly elements: readonly HTMLElement[];
  readonly focus: HTMLElement | undefined;
  readonly read: () => Partial<Draft>;
}

export function show(state: ActionState, input: Input, kinds: readonly OfferChoice[], actions: Actions): Shown {
  switch (state.kind) {
    case "asking": return askScreen(state, input, kinds, actions);
    case "sending": return busyScreen();
    case "ended": return endScreen("success", [state.message, ...(state.link === "" ? [] : [linkOf(state.link)])], actions);
    case "unsure": return endScreen("warning", [text("Recovery.Unsure")], actions);
  }
}

function askScreen({ draft, refusal, question }: Extract<ActionState, { kind: "asking" }>, { action }: Input, kinds: readonly OfferChoice[], actions: Actions): Shown {
  const asked = action === "Offer" ? ofAnOffer(draft, kinds) : ofADay(action, draft);
  const area = element("textarea", { id: "comment", rows: 3, maxlength: longestComment });
  area.value = draft.comment;
  const comment = element("div", { class: "field" }, element("label", { for: "comment" }, text("Decision.Comment")), area);
  const told = element("div", { class: "refusal" }, ...problem(refusal, question));
  const submit = (): void => {
    const now = { ...draft, comment: area.value, ...asked.read() };
    const lacks = missing(action, now);
    if (lacks === undefined) actions.submit(now);
    else told.replaceChildren(messageBar("error", text(lacks)));
  };
  const send = button(text(question === undefined ? `Recovery.Send.${action}` : "Recovery.Send.Anyway"), "primary", submit);
  const footer = element("footer", {}, send, button(text("Cancel"), "secondary", actions.close));
  return { element: element("div", {}, told, element("p", {}, text(`Recovery.Will.${action}`)), ...asked.elements, comment, footer), focus: asked.focus ?? area };
}

function problem(refusal: string | undefined, question: string | undefined): readonly HTMLElement[] {
  if (refusal !== undefined) return [messageBar("error", refusal)];
  return question === undefined ? [] : [messageBar("warning", question)];
}

/** A date where one is asked for: of a promise it must be there, of a pause it may. */
function ofADay(action: Input["action"], draft: Draft): Asked {
  if (action !== "Promise" && action !== "Pause") return { elements: [], focus: undefined, read: () => ({}) };
  const day = dayInput(draft.on, action === "Promise");
  return { elements: [withLabel("on", text(`Recovery.On.${action}`), day).element], focus: day, read: () => ({ on: day.value }) };
}

function ofAnOffer(draft: Draft, kinds: readonly OfferChoice[]): Asked {
  const radios = kinds.map((choice) => radio(choice, draft.kind));
  const group = element("fieldset", {}, element("legend", {}, text("Recovery.Kind")), ...radios.map(({ line }) => line));
  const chosen = (): number | undefined => radios.find(({ box }) => box.checked)?.kind;
  const day = dayInput(draft.on, true), discount = numberInput(draft.discount, 1, 100), instalments = numberInput(draft.instalments, 2, 12), first = numberInput(draft.firstAmount, 0);
  const fields = { on: withLabel("on", text("Recovery.On.Offer"), day).element, discount: withLabel("discount", text("Recovery.Discount"), discount).element, instalments: withLabel("instalments", text("Recovery.Instalments"), instalments).element, firstAmount: withLabel("first", text("Recovery.FirstAmount"), first).element };
  const notify = element("input", { id: "notify", type: "checkbox", role: "switch" });
  notify.checked = draft.notify;
  const told = element("div", { class: "switch" }, notify, element("label", { for: "notify" }, text("Recovery.Notify")));
  const arrange = (): void => { const needs = asks(chosen()); for (const name of Object.keys(fields) as (keyof typeof fields)[]) fields[name].hidden = !needs[name]; };
  group.addEventListener("change", arrange);
  arrange();
  const read = (): Partial<Draft> => ({ kind: chosen(), on: day.value, discount: discount.value, instalments: instalments.value, firstAmount: first.value, notify: notify.checked });
  return { elements: [group, ...Object.values(fields), told], focus: radios[0]?.box, read };
}

function radio({ kind, label }: OfferChoice, chosen: number | undefined) {
  const id = `kind-${String(kind)}`;
  const box = element("input", { id, type: "radio", name: "kind" });
  box.checked = kind === chosen;
  return { kind, box, line: element("div", { class: "radio" }, box, element("label", { for: id }, label)) };
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

/** Only for the eyes of the person: the customer gets it in the message. */
function linkOf(link: string): HTMLElement {
  return element("p", {}, element("a", { href: link, target: "_blank", rel: "noopener" }, text("Recovery.Link")));
}

function busyScreen(): Shown {
  const line = element("p", { tabindex: -1 }, text("Recovery.Sending"));
  return { element: element("div", { class: "busy", role: "status" }, element("fluent-spinner", { "aria-hidden": "true" }), line), focus: line };
}

function endScreen(intent: "success" | "warning", content: readonly (Node | string)[], actions: Actions): Shown {
  const close = button(text("Close"), "primary", actions.close);
  return { element: element("div", {}, messageBar(intent, ...content), element("footer", {}, close)), focus: close };
}
