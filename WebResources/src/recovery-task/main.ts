import { startPage } from "../platform/page.js";
import { clientApi } from "../platform/xrm.js";
import { button, element, messageBar } from "../refund-dialog/elements.js";
import { failureOf } from "../refund-dialog/failure.js";
import { busyScreen } from "../refund-dialog/message-screens.js";
import type { Choice } from "../refund-dialog/model.js";
import { text } from "../texts/texts.js";
import { findAssignees, readChoices, send } from "./service.js";
import type { Draft, TaskEvent, TaskState } from "./state.js";
import { emptyDraft, next, readInput } from "./state.js";
import { show } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");
const place = startPage(xrm, text(`Task.Send.${input.doing}`));
let choices: readonly Choice[] = [];
let state: TaskState = { kind: "asking", draft: emptyDraft };

document.addEventListener("keydown", (event) => { if (event.key === "Escape") window.close(); });
void start();

async function start(): Promise<void> {
  place.replaceChildren(busyScreen(text("Loading")).element);
  try {
    choices = await readChoices(xrm, input);
    draw();
  } catch {
    const again = button(text("TryAgain"), "primary", () => void start());
    place.replaceChildren(element("div", {}, messageBar("error", text("Trial.NoAnswer")), element("footer", {}, again)));
  }
}

function draw(): void {
  const shown = show(state, input, choices, { submit: (draft) => void submit(draft), close: () => { window.close(); }, findAssignees: (typed) => findAssignees(xrm, typed) });
  place.replaceChildren(shown.element);
  shown.focus.focus();
}

function dispatch(event: TaskEvent): boolean {
  const before = state;
  state = next(before, event);
  if (state !== before) draw();
  return state !== before;
}

async function submit(draft: Draft): Promise<void> {
  if (!dispatch({ kind: "submitted", draft })) return;
  try {
    dispatch({ kind: "answered", ...(await send(xrm, input, draft)) });
  } catch (error) {
    dispatch(failureOf(error));
  }
}
