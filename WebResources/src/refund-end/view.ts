import type { Actions, Asked, Shown } from "../ask/screens.js";
import { askScreen, commentField, radioGroup, sentence } from "../ask/screens.js";
import type { Asking } from "../ask/state.js";
import { element } from "../refund-dialog/elements.js";
import { withLabel } from "../refund-dialog/fields.js";
import { maximumNotes } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import type { Draft, Input, Resolution } from "./state.js";
import { isResolving } from "./state.js";

export function ask(state: Asking<Draft>, input: Input, actions: Actions<Draft>): Shown {
  const { draft } = state, { ending } = input;
  const comment = commentField(draft.comment, maximumNotes, { required: isResolving(ending) });
  const parts: readonly Asked<Draft>[] = [sentence(text(`End.Will.${ending}`)), ...(isResolving(ending) ? [howItEnded(draft, input)] : []), comment];
  const missing = ({ resolution }: Draft): string | undefined => (isResolving(ending) && resolution === undefined ? text("End.Choose") : undefined);
  return askScreen(state, { parts, send: text(`End.${ending}`), cancel: text(ending === "Cancel" ? "End.Keep" : "Cancel"), missing }, actions);
}

/** How it ended, and what proves it. */
function howItEnded(draft: Draft, input: Input): Asked<Draft> {
  const choices = (["Succeeded", "NotBooked"] as const).map((value) => ({ value, label: text(labelOf(value, input)) }));
  const group = radioGroup(text("End.What"), "resolution", choices, draft.resolution);
  const evidence = element("input", { type: "text", maxlength: 100, autocomplete: "off" });
  evidence.value = draft.evidence;
  const field = withLabel("evidence", text(evidenceOf(input)), evidence, text(input.ending === "ResolveCharge" ? "End.ChargeEvidenceHint" : "End.EvidenceHint"));
  return { elements: [group.element, field.element], focus: group.focus, read: () => ({ resolution: group.read(), evidence: evidence.value }) };
}

const labelOf = (value: Resolution, { ending, isPaidOut }: Input) => {
  if (ending === "ResolveCharge") return value === "Succeeded" ? "End.Charged" : "End.NotCharged";
  return isPaidOut ? `End.PaidOut.${value}` as const : `End.${value}` as const;
};

const evidenceOf = ({ ending, isPaidOut }: Input) => (ending === "ResolveCharge" ? "End.ChargeId" : isPaidOut ? "End.Reference" : "End.GatewayId");
