import { button, element, messageBar } from "../refund-dialog/elements.js";
import { maximumNotes } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { Decision, DecisionState } from "./state.js";

export interface Actions {
  readonly submit: (comment: string) => void;
  readonly close: () => void;
}

/** What a state looks like, and where the keyboard starts in it. */
export interface Shown {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}

export function show(state: DecisionState, decision: Decision, actions: Actions): Shown {
  switch (state.kind) {
    case "asking": return askScreen(state, decision, actions);
    case "sending": return busyScreen();
    case "decided": return endScreen("success", state.message, actions);
    case "unsure": return endScreen("warning", text("Decision.Unsure"), actions);
  }
}

function askScreen({ comment, refusal }: Extract<DecisionState, { kind: "asking" }>, decision: Decision, actions: Actions): Shown {
  const area = element("textarea", { id: "comment", rows: 3, maxlength: maximumNotes });
  area.value = comment;
  const field = element("div", { class: "field" }, element("label", { for: "comment" }, text("Decision.Comment")), area);
  const refused = refusal === undefined ? [] : [messageBar("error", refusal)];
  const decide = button(text(`Decision.${decision}`), "primary", () => { actions.submit(area.value); });
  const footer = element("footer", {}, decide, button(text("Cancel"), "secondary", actions.close));
  return { element: element("div", {}, ...refused, element("p", {}, text(`Decision.Will.${decision}`)), field, footer), focus: area };
}

function busyScreen(): Shown {
  const line = element("p", { tabindex: -1 }, text("Decision.Sending"));
  return { element: element("div", { class: "busy", role: "status" }, element("fluent-spinner", { "aria-hidden": "true" }), line), focus: line };
}

function endScreen(intent: "success" | "warning", message: string, actions: Actions): Shown {
  const close = button(text("Close"), "primary", actions.close);
  return { element: element("div", {}, messageBar(intent, message), element("footer", {}, close)), focus: close };
}
