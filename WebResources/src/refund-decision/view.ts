import { button, element, messageBar } from "../refund-dialog/elements.js";
import { text } from "../texts/texts.js";
import { askScreen } from "./ask-screen.js";
import type { Actions, Shown } from "./shown.js";
import type { Decision, DecisionState } from "./state.js";

export function show(state: DecisionState, decision: Decision, actions: Actions): Shown {
  switch (state.kind) {
    case "asking": return askScreen(text(`Decision.Will.${decision}`), decision, state, actions);
    case "sending": return busyScreen();
    case "decided": return endScreen("success", state.message, actions);
    case "unsure": return endScreen("warning", text("Decision.Unsure"), actions);
  }
}

function busyScreen(): Shown {
  const line = element("p", { tabindex: -1 }, text("Decision.Sending"));
  return { element: element("div", { class: "busy", role: "status" }, element("fluent-spinner", { "aria-hidden": "true" }), line), focus: line };
}

function endScreen(intent: "success" | "warning", message: string, actions: Actions): Shown {
  const close = button(text("Close"), "primary", actions.close);
  return { element: element("div", {}, messageBar(intent, message), element("footer", {}, close)), focus: close };
}
