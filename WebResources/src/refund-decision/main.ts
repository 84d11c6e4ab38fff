import { setTheme } from "@fluentui/web-components";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/spinner.js";
import { webLightTheme } from "@fluentui/tokens";
import { customApi } from "../platform/custom-api.js";
import { languageTag } from "../platform/language.js";
import { clientApi } from "../platform/xrm.js";
import { element } from "../refund-dialog/elements.js";
import { failureOf } from "../refund-dialog/failure.js";
import styles from "../refund-dialog/styles.css";
import { text } from "../texts/texts.js";
import type { DecisionEvent, DecisionState } from "./state.js";
import { next, readInput } from "./state.js";
import { show } from "./view.js";

const xrm = clientApi();
const { decision, refundId } = readInput(new URLSearchParams(location.search).get("data") ?? "");
const place = element("main", { "aria-label": text(`Decision.${decision}`) });
let state: DecisionState = { kind: "asking", comment: "" };

setTheme(webLightTheme);
document.documentElement.lang = languageTag(xrm);
document.head.append(element("style", {}, styles));
document.body.append(place);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") window.close(); });
draw();

function draw(): void {
  const shown = show(state, decision, { submit: (comment) => void submit(comment), close: () => { window.close(); } });
  place.replaceChildren(shown.element);
  shown.focus.focus();
}

function dispatch(event: DecisionEvent): boolean {
  const before = state;
  state = next(before, event);
  if (state !== before) draw();
  return state !== before;
}

async function submit(comment: string): Promise<void> {
  if (!dispatch({ kind: "submitted", comment })) return;
  try {
    const answer = await customApi<{ readonly Outcome: string; readonly Message: string | null }>(xrm, "cpay_DecideRefund", {
      RefundId: ["Edm.Guid", refundId], Decision: ["Edm.String", decision], Comment: ["Edm.String", comment],
    });
    dispatch({ kind: "answered", outcome: answer.Outcome, message: answer.Message ?? "" });
  } catch (error) {
    dispatch(failureOf(error));
  }
}
