import { setTheme } from "@fluentui/web-components";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/spinner.js";
import { webLightTheme } from "@fluentui/tokens";
import { languageTag } from "../platform/language.js";
import { clientApi } from "../platform/xrm.js";
import { element } from "../refund-dialog/elements.js";
import styles from "../refund-dialog/styles.css";
import { text } from "../texts/texts.js";
import { showMany } from "./many-view.js";
import type { ManyState } from "./many.js";
import * as many from "./many.js";
import { decide } from "./service.js";
import type { Shown } from "./shown.js";
import type { Chosen, DecisionState } from "./state.js";
import { next, readInput } from "./state.js";
import { show } from "./view.js";

const xrm = clientApi();
const input = readInput(new URLSearchParams(location.search).get("data") ?? "");
const place = element("main", { "aria-label": text(`Decision.${input.decision}`) });
const close = (): void => { window.close(); };

setTheme(webLightTheme);
document.documentElement.lang = languageTag(xrm);
document.head.append(element("style", {}, styles));
document.body.append(place);
const [only, ...others] = input.refunds;
if (only !== undefined && others.length === 0) runOne(only);
else runMany();

/** One refund: a refusal leaves the comment, to be corrected. */
function runOne(refund: Chosen): void {
  const dialog = stateful<DecisionState, Parameters<typeof next>[1]>({ kind: "asking", comment: "" }, next, (state) => show(state, input.decision, { submit: (comment) => void submit(comment), close }));
  const submit = async (comment: string): Promise<void> => {
    if (dialog.dispatch({ kind: "submitted", comment })) dialog.dispatch(await decide(xrm, refund.id, input.decision, comment));
  };
  closeOnEscape(() => true);
}

/** Several refunds, one after the other; closing the window while one is under way would hide what became of it. */
function runMany(): void {
  const dialog = stateful<ManyState, many.ManyEvent>({ kind: "asking" }, many.next, (state) =>
    showMany(state, input, { submit: (comment) => void submit(comment), stop: () => { dialog.dispatch({ kind: "stopped" }); }, close }));
  const submit = async (comment: string): Promise<void> => {
    if (!dialog.dispatch({ kind: "submitted", comment, refunds: input.refunds })) return;
    for (let state = dialog.state(); state.kind === "working" && state.left[0] !== undefined; state = dialog.state())
      dialog.dispatch(await decide(xrm, state.left[0].id, input.decision, state.comment));
  };
  closeOnEscape(() => dialog.state().kind !== "working");
}

function closeOnEscape(may: () => boolean): void {
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && may()) close(); });
}

/** Keeps a state and draws it anew whenever an event changes it. */
function stateful<State, Event>(first: State, step: (state: State, event: Event) => State, view: (state: State) => Shown): { readonly state: () => State; readonly dispatch: (event: Event) => boolean } {
  let state = first;
  const draw = (): void => {
    const shown = view(state);
    place.replaceChildren(shown.element);
    shown.focus.focus();
  };
  queueMicrotask(draw);
  return {
    state: () => state,
    dispatch: (event) => {
      const before = state;
      state = step(before, event);
      if (state !== before) draw();
      return state !== before;
    },
  };
}
