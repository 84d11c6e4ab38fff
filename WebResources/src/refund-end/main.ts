import { runDialog } from "../ask/dialog.js";
import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import { end } from "./service.js";
import { emptyDraft, readInput } from "./state.js";
import { ask } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");

runDialog(xrm, {
  title: text(`End.${input.ending}`), empty: emptyDraft, sending: text("End.Sending"), unsure: text("End.Unsure"),
  read: () => Promise.resolve(input),
  ask,
  send: (draft) => end(xrm, input, draft),
});
