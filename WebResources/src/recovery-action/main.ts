import { startPage } from "../platform/page.js";
import { clientApi } from "../platform/xrm.js";
import { button, element, messageBar } from "../refund-dialog/elements.js";
import { failureOf } from "../refund-dialog/failure.js";
import { busyScreen } from "../refund-dialog/message-screens.js";
import { text } from "../texts/texts.js";
import { readKinds, send } from "./service.js";
import type { ActionEvent, ActionState, Draft, OfferChoice } from "./state.js";
import { emptyDraft, next, readInput } from "./state.js";
import { show } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");
const place = startPage(xrm, text(`Recovery.Send.${input.action}`));
const key = crypto.randomUUID();
let kinds: readonly OfferChoice[] = [];
let state: ActionState = { kind: "asking", draft: emptyDraft };

document.addEventListener("keydown", (event) => { if (event.key === "Escape") window.close(); });
void start();

async function start(): Promise<void> {
  place.replaceChildren(busyScreen(text("Loading")).element);
  try {
    kinds = await readKinds(xrm, input);
    draw();
  } catch {
    const again = button(text("TryAgain"), "primary", () => void start());
    place.replaceChildren(element("div", {}, messageBar("error", text("Trial.NoAnswer")), element("footer", {}, again)));
  }
}

function draw(): void {
  const shown = show(state, input, kinds, { submit: (draft) => void submit(draft), close: () => { window.close(); } });
  place.replaceChildren(shown.element);
  shown.focus.focus();
}

function dispatch(event: ActionEvent): boolean {
  const before = state;
  state = next(before, event);
  if (state !== before) draw();
  return state !== before;
}

async function submit(draft: Draft): Promise<void> {
  if (!dispatch({ kind: "submitted", draft })) return;
  try {
    dispatch({ kind: "answered", ...(await send(xrm, input, draft, key)) });
  } catch (error) {
    dispatch(failureOf(error));
  }
}
