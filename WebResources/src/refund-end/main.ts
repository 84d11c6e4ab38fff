import { startPage } from "../platform/page.js";
import { clientApi } from "../platform/xrm.js";
import { failureOf } from "../refund-dialog/failure.js";
import { text } from "../texts/texts.js";
import { end } from "./service.js";
import type { EndEvent, EndState, Draft } from "./state.js";
import { emptyDraft, next, readInput } from "./state.js";
import { show } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");
const place = startPage(xrm, text(`End.${input.ending}`));
let state: EndState = { kind: "asking", draft: emptyDraft };

document.addEventListener("keydown", (event) => { if (event.key === "Escape") window.close(); });
draw();

function draw(): void {
  const shown = show(state, input, { submit: (draft) => void submit(draft), close: () => { window.close(); } });
  place.replaceChildren(shown.element);
  shown.focus.focus();
}

function dispatch(event: EndEvent): boolean {
  const before = state;
  state = next(before, event);
  if (state !== before) draw();
  return state !== before;
}

async function submit(draft: Draft): Promise<void> {
  if (!dispatch({ kind: "submitted", draft })) return;
  try {
    dispatch({ kind: "answered", ...(await end(xrm, input, draft)) });
  } catch (error) {
    dispatch(failureOf(error));
  }
}
