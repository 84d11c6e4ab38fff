import type { Actions, Asked, Shown } from "../ask/screens.js";
import { askScreen, commentField, radioGroup, sentence } from "../ask/screens.js";
import type { Asking } from "../ask/state.js";
import { element } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import { maximumNotes } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { Draft, Input } from "./state.js";

export function ask(state: Asking<Draft>, input: Input, actions: Actions<Draft>): Shown {
  const { draft } = state, { ending } = input;
  const comment = commentField(draft.comment, maximumNotes, { required: ending === "Resolve" });
  const parts: readonly Asked<Draft>[] = [sentence(text(`End.Will.${ending}`)), ...(ending === "Resolve" ? [howItEnded(draft, input)] : []), comment];
  const missing = ({ resolution }: Draft): string | undefined => (ending === "Resolve" && resolution === undefined ? text("End.Choose") : undefined);
  return askScreen(state, { parts, send: text(`End.${ending}`), cancel: text(ending === "Cancel" ? "End.Keep" : "Cancel"), missing }, actions);
}

/** How it ended, and what proves it. */
function howItEnded(draft: Draft, { isPaidOut }: Input): Asked<Draft> {
  const choices = (["Succeeded", "NotBooked"] as const).map((value) => ({ value, label: text(isPaidOut ? `End.PaidOut.${value}` : `End.${value}`) }));
  const group = radioGroup(text("End.What"), "resolution", choices, draft.resolution);
  const evidence = element("input", { type: "text", maxlength: 100, autocomplete: "off" });
  evidence.value = draft.evidence;
  const field = withLabel("evidence", text(isPaidOut ? "End.Reference" : "End.GatewayId"), evidence, text("End.EvidenceHint"));
  return { elements: [group.element, field.element], focus: group.focus, read: () => ({ resolution: group.read(), evidence: evidence.value }) };
}
