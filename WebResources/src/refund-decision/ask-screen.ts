import { button, element, messageBar } from "../refund-dialog/elements.js";
import { maximumNotes } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { Actions, Shown } from "./shown.js";
import type { Decision } from "./state.js";

/** What the decision does, room for a comment, and why the last try was refused. */
export function askScreen(will: string, decision: Decision, { comment, refusal }: { readonly comment: string; readonly refusal?: string }, actions: Actions): Shown {
  const area = element("textarea", { id: "comment", rows: 3, maxlength: maximumNotes });
  area.value = comment;
  const field = element("div", { class: "field" }, element("label", { for: "comment" }, text("Decision.Comment")), area);
  const refused = refusal === undefined ? [] : [messageBar("error", refusal)];
  const decide = button(text(`Decision.${decision}`), "primary", () => { actions.submit(area.value); });
  const footer = element("footer", {}, decide, button(text("Cancel"), "secondary", actions.close));
  return { element: element("div", {}, ...refused, element("p", {}, will), field, footer), focus: area };
}
