import { runDialog } from "../ask/dialog.js";
import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import { findAssignees, readChoices, send } from "./service.js";
import { emptyDraft, readInput } from "./state.js";
import { ask } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");

runDialog(xrm, {
  title: text(`Task.Send.${input.doing}`), empty: emptyDraft, sending: text("Task.Sending"), unsure: text("Task.Unsure"),
  read: () => readChoices(xrm, input),
  ask: (state, choices, actions) => ask(state, input, choices, (typed) => findAssignees(xrm, typed), actions),
  send: (draft) => send(xrm, input, draft),
});
