import { startPage } from "../platform/page.js";
import { element } from "../refund-dialog/elements.js";
import { failureOf } from "../refund-dialog/failure.js";
import { busyScreen } from "../refund-dialog/message-screens.js";
import { text } from "../texts/texts.js";
import { showWhenRead } from "./read.js";
import type { Actions, Shown } from "./screens.js";
import { endScreen } from "./screens.js";
import type { Answer, Asking, AskEvent, AskState } from "./state.js";
import { next } from "./state.js";

export interface AskDialog<Draft, Facts> {
  readonly title: string;
  readonly empty: Draft;
  /** The sentences while it is sent, and when no answer came. */
  readonly sending: string;
  readonly unsure: string;
  /** What has to be read before anything can be asked. */
  readonly read: () => Promise<Facts>;
  readonly ask: (state: Asking<Draft>, facts: Facts, actions: Actions<Draft>) => Shown;
  readonly send: (draft: Draft) => Promise<Answer>;
}

/** Runs a page that asks a person, sends once, and shows what came of it. Escape closes it. */
export function runDialog<Draft, Facts>(xrm: Xrm.XrmStatic, dialog: AskDialog<Draft, Facts>): void {
  const place = startPage(xrm, dialog.title);
  const close = (): void => { window.close(); };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) close(); });

  const run = (facts: Facts): void => {
    let state: AskState<Draft> = { kind: "asking", draft: dialog.empty };
    const draw = (): void => {
      const shown = show(state);
      place.replaceChildren(shown.element);
      shown.focus.focus();
    };
    const dispatch = (event: AskEvent<Draft>): boolean => {
      const before = state;
      state = next(before, event);
      if (state !== before) draw();
      return state !== before;
    };
    const submit = async (draft: Draft): Promise<void> => {
      if (!dispatch({ kind: "submitted", draft })) return;
      try {
        dispatch({ kind: "answered", ...(await dialog.send(draft)) });
      } catch (error) {
        dispatch(failureOf(error));
      }
    };
    const show = (now: AskState<Draft>): Shown => {
      switch (now.kind) {
        case "asking": return dialog.ask(now, facts, { submit: (draft) => void submit(draft), close });
        case "sending": return busyScreen(dialog.sending);
        case "ended": return endScreen("success", [now.message, ...(now.link === "" ? [] : [linkTo(now.link)])], close);
        case "unsure": return endScreen("warning", [dialog.unsure], close);
      }
    };
    draw();
  };

  void showWhenRead(place, dialog.read, run);
}

/** Only for the eyes of the person: the customer gets it in the message. */
function linkTo(link: string): HTMLElement {
  return element("p", {}, element("a", { href: link, target: "_blank", rel: "noopener" }, text("Recovery.Link")));
}
