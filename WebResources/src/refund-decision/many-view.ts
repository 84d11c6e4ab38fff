import { button, element, messageBar } from "../refund-dialog/elements.js";
import { text } from "../texts/texts.js";
import { askScreen } from "./ask-screen.js";
import type { ManyState, Result } from "./many.js";
import { count } from "./many.js";
import type { Actions, Shown } from "./shown.js";
import type { DecisionInput } from "./state.js";

export interface ManyActions extends Actions {
  readonly stop: () => void;
}

export function showMany(state: ManyState, { decision, refunds }: DecisionInput, actions: ManyActions): Shown {
  switch (state.kind) {
    case "asking": return askScreen(text(`Decision.Many.Will.${decision}`, { count: refunds.length }), decision, { comment: "" }, actions);
    case "working": return workingScreen(state, refunds.length, actions);
    case "ended": return endScreen(state.results, actions);
  }
}

function workingScreen({ results, left, stopping }: Extract<ManyState, { kind: "working" }>, all: number, actions: ManyActions): Shown {
  const progress = element("progress", { max: all, value: results.length, "aria-label": text("Decision.Sending") });
  const line = element("p", { role: "status" }, text("Decision.Many.Progress", { number: results.length + 1, count: all, refund: left[0]?.name ?? "" }));
  const stop = button(text(stopping ? "Decision.Many.Stopping" : "Decision.Many.Stop"), "secondary", actions.stop);
  return { element: element("div", {}, progress, line, list(results), element("footer", {}, stop)), focus: stop };
}

function endScreen(results: readonly Result[], actions: ManyActions): Shown {
  const counts = { decided: count(results, "decided"), refused: count(results, "refused"), open: count(results, "open") + count(results, "unsure") };
  const bar = messageBar(counts.decided === results.length ? "success" : "warning", text("Decision.Many.Summary", counts));
  const close = button(text("Close"), "primary", actions.close);
  return { element: element("div", {}, bar, list(results), element("footer", {}, close)), focus: close };
}

function list(results: readonly Result[]): HTMLElement {
  return element("ul", { class: "results" }, ...results.map((result) => element("li", {}, element("strong", {}, result.refund.name), " ", sentenceOf(result))));
}

function sentenceOf({ kind, message }: Result): string {
  return kind === "open" ? text("Decision.Many.Open") : kind === "unsure" ? text("Decision.Many.Unsure") : message;
}
