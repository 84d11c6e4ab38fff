import { button, element, messageBar } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import { maximumNotes } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { EndState, Draft, Input, Resolution } from "./state.js";

export interface Actions {
  readonly submit: (draft: Draft) => void;
  readonly close: () => void;
}

/** What a state looks like, and where the keyboard starts in it. */
export interface Shown {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}

export function show(state: EndState, input: Input, actions: Actions): Shown {
  switch (state.kind) {
    case "asking": return askScreen(state, input, actions);
    case "sending": return busyScreen();
    case "ended": return endScreen("success", state.message, actions);
    case "unsure": return endScreen("warning", text("End.Unsure"), actions);
  }
}

function askScreen({ draft, refusal }: Extract<EndState, { kind: "asking" }>, input: Input, actions: Actions): Shown {
  const area = element("textarea", { id: "comment", rows: 3, maxlength: maximumNotes });
  area.value = draft.comment;
  const field = element("div", { class: "field" }, element("label", { for: "comment", class: input.ending === "Resolve" ? "required" : undefined }, text("Decision.Comment")), area);
  const fields = input.ending === "Resolve" ? endFields(draft, input) : undefined;
  const refused = element("div", { class: "refusal" }, ...(refusal === undefined ? [] : [messageBar("error", refusal)]));
  const submit = (): void => {
    const now = { comment: area.value, ...(fields?.read() ?? { resolution: undefined, evidence: "" }) };
    if (fields !== undefined && now.resolution === undefined) refused.replaceChildren(messageBar("error", text("End.Choose")));
    else actions.submit(now);
  };
  const send = button(text(`End.${input.ending}`), "primary", submit);
  const footer = element("footer", {}, send, button(text(input.ending === "Cancel" ? "End.Keep" : "Cancel"), "secondary", actions.close));
  return { element: element("div", {}, refused, element("p", {}, text(`End.Will.${input.ending}`)), ...(fields?.elements ?? []), field, footer), focus: fields?.focus ?? area };
}

/** How it ended, and what proves it. */
function endFields(draft: Draft, { isPaidOut }: Input) {
  const radios = (["Succeeded", "NotBooked"] as const).map((resolution) => radio(resolution, draft.resolution, isPaidOut));
  const evidence = element("input", { type: "text", maxlength: 100, autocomplete: "off" });
  evidence.value = draft.evidence;
  const field = withLabel("evidence", text(isPaidOut ? "End.Reference" : "End.GatewayId"), evidence, text("End.EvidenceHint"));
  const group = element("fieldset", {}, element("legend", {}, text("End.What")), ...radios.map(({ line }) => line));
  const chosen = (): Resolution | undefined => radios.find(({ box }) => box.checked)?.resolution;
  return { elements: [group, field.element], focus: radios[0]?.box ?? evidence, read: () => ({ resolution: chosen(), evidence: evidence.value }) };
}

function radio(resolution: Resolution, chosen: Resolution | undefined, isPaidOut: boolean) {
  const box = element("input", { id: resolution, type: "radio", name: "resolution" });
  box.checked = resolution === chosen;
  const label = text(isPaidOut ? `End.PaidOut.${resolution}` : `End.${resolution}`);
  return { resolution, box, line: element("div", { class: "radio" }, box, element("label", { for: resolution }, label)) };
}

function busyScreen(): Shown {
  const line = element("p", { tabindex: -1 }, text("End.Sending"));
  return { element: element("div", { class: "busy", role: "status" }, element("fluent-spinner", { "aria-hidden": "true" }), line), focus: line };
}

function endScreen(intent: "success" | "warning", message: string, actions: Actions): Shown {
  const close = button(text("Close"), "primary", actions.close);
  return { element: element("div", {}, messageBar(intent, message), element("footer", {}, close)), focus: close };
}
