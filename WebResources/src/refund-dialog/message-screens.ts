import { text } from "../texts/texts.js";
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
  const title = text(answer.outcome === "StepUpRequired" ? "Refused.StepUpRequired" : "Refused.Denied");
  const bar = messageBar("error", element("strong", {}, title), element("p", {}, answer.message));
  const change = button(text("Refused.Change"), "secondary", () => { frame.dispatch({ kind: "changeWanted" }); });
  return page(bar, button(text("Close"), "primary", frame.close), change);
}

function page(bar: HTMLElement, first: HTMLElement, ...others: readonly HTMLElement[]): Message {
  return { element: element("div", { class: "message" }, bar, element("footer", {}, first, ...others)), focus: first };
}
