import { text } from "../texts/texts.js";
import { customerCheckScreen } from "./customer-check-screen.js";
import { editScreen } from "./edit-screen.js";
import { followScreen } from "./follow-screen.js";
import { busyScreen, confirmScreen, impossibleScreen, matchedScreen, refusedScreen, unavailableScreen, unsureScreen } from "./message-screens.js";
import type { Frame, Screen } from "./screen.js";
import { stepUpScreen } from "./step-up-screen.js";
import type { RefundDialogState } from "./state.js";

/** Shows states: a new kind of state gets a new screen and the focus, the same kind is brought up to date. */
export class View {
  private kind: RefundDialogState["kind"] | undefined;
  private update: (state: RefundDialogState) => void = () => undefined;

  constructor(private readonly place: HTMLElement, private readonly frame: Frame) {}

  show(state: RefundDialogState): void {
    if (state.kind === this.kind) {
      this.update(state);
      return;
    }
    this.kind = state.kind;
    const screen = screenOf(state, this.frame);
    this.update = screen.update;
    this.place.replaceChildren(screen.element);
    screen.focus.focus();
  }
}

interface AnyScreen {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
  readonly update: (state: RefundDialogState) => void;
}

function screenOf(state: RefundDialogState, frame: Frame): AnyScreen {
  switch (state.kind) {
    case "loading": return still(busyScreen(text("Loading")));
    case "sending": return still(busyScreen(text(state.again ? "Checking" : "Sending")));
    case "unavailable": return still(unavailableScreen(state, frame));
    case "impossible": return still(impossibleScreen(state, frame));
    case "unsure": return still(unsureScreen(frame));
    case "refused": return still(refusedScreen(state, frame));
    case "requestingCode": return still(busyScreen(text("StepUp.Sending")));
    case "checkingCustomer": return still(busyScreen(text("Check.Comparing")));
    case "confirming": return still(confirmScreen(state, frame));
    case "customerMatched": return still(matchedScreen(state, frame));
    case "customerCheck": return still(customerCheckScreen(state, frame));
    case "stepUp": return following("stepUp", stepUpScreen(state, frame));
    case "editing": return following("editing", editScreen(state, frame));
    case "following": return following("following", followScreen(state, frame));
  }
}

function still(screen: Omit<Screen<never>, "update">): AnyScreen {
  return { ...screen, update: () => undefined };
}

function following<Kind extends RefundDialogState["kind"]>(kind: Kind, screen: Screen<Extract<RefundDialogState, { kind: Kind }>>): AnyScreen {
  const fits = (state: RefundDialogState): state is Extract<RefundDialogState, { kind: Kind }> => state.kind === kind;
  return { ...screen, update: (state) => { if (fits(state)) screen.update(state); } };
}
