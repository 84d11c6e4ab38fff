import { text } from "../texts/texts.js";
import { showAmount } from "./amount.js";
import { button, element, messageBar } from "./elements.js";
import type { Frame, Screen, StateOf } from "./screen.js";

type Message = Omit<Screen<never>, "update">;

/** Something is going on; nothing can be pressed but Close, which warns when it matters. */
export function busyScreen(sentence: string): Message {
  const line = element("p", { tabindex: -1 }, sentence);
  return { element: element("div", { class: "busy", role: "status" }, element("fluent-spinner", { "aria-hidden": "true" }), line), focus: line };
}

export function unavailableScreen({ message }: StateOf<"unavailable">, frame: Frame): Message {
  const again = button(text("TryAgain"), "primary", () => { frame.dispatch({ kind: "reload" }); });
  return page(messageBar("error", message === "" ? text("LoadFailed") : message), again, button(text("Close"), "secondary", frame.close));
}

export function impossibleScreen({ options }: StateOf<"impossible">, frame: Frame): Message {
  const bar = messageBar("warning", element("strong", {}, text("Impossible.Title")), element("p", {}, options.message));
  return page(bar, button(text("Close"), "primary", frame.close));
}

/** No answer came: the same request is sent again under the same key, which can't make a second refund. */
export function unsureScreen(frame: Frame): Message {
  const bar = messageBar("warning", element("strong", {}, text("Unsure.Title")), element("p", {}, text("Unsure.Text")));
  const check = button(text("Unsure.Check"), "primary", () => { frame.dispatch({ kind: "checkedAgain" }); });
  return page(bar, check, button(text("Close"), "secondary", frame.close));
}

export function refusedScreen({ answer }: StateOf<"refused">, frame: Frame): Message {
  const bar = messageBar("error", element("strong", {}, text("Refused.Denied")), element("p", {}, answer.message));
  const change = button(text("Refused.Change"), "secondary", () => { frame.dispatch({ kind: "changeWanted" }); });
  return page(bar, button(text("Close"), "primary", frame.close), change);
}

/** The same was refunded minutes ago, by whom the server says: a second one is a decision of its own. */
export function confirmScreen({ answer, request, editing }: StateOf<"confirming">, frame: Frame): Message {
  const { refundId } = answer;
  const bar = messageBar("warning", element("strong", {}, text("Confirm.Title")), element("p", {}, answer.message));
  const amount = showAmount(request.amount, editing.options.format, editing.options.currency);
  const yes = button(text("Confirm.Yes", { amount }), "secondary", () => { frame.dispatch({ kind: "confirmed" }); });
  const open = refundId === undefined ? [] : [button(text("Confirm.Open"), "secondary", () => { frame.openRefund(refundId); })];
  return page(bar, button(text("Confirm.No"), "primary", frame.close), yes, ...open);
}

/** The customer's answers fit: the refund goes on when the user says so. */
export function matchedScreen({ message, request, editing }: StateOf<"customerMatched">, frame: Frame): Message {
  const bar = messageBar("success", element("strong", {}, text("Check.Matched")), element("p", {}, message));
  const amount = showAmount(request.amount, editing.options.format, editing.options.currency);
  const goOn = button(text("Submit.Refund", { amount }), "primary", () => { frame.dispatch({ kind: "confirmed" }); });
  return page(bar, goOn, button(text("Refused.Change"), "secondary", () => { frame.dispatch({ kind: "changeWanted" }); }));
}

function page(bar: HTMLElement, first: HTMLElement, ...others: readonly HTMLElement[]): Message {
  return { element: element("div", { class: "message" }, bar, element("footer", {}, first, ...others)), focus: first };
}
