import { text } from "../texts/texts.js";
import { button, element, messageBar } from "./elements.js";
import type { RefundProgress } from "./model.js";
import { RefundStatus } from "./model.js";
import type { Frame, Screen, StateOf } from "./screen.js";
import type { Stage } from "./stages.js";
import { stagesOf } from "./stages.js";
import type { Following } from "./state.js";

type StatusName = keyof typeof RefundStatus;

/** The refund on its way: the server's sentence, the stages, and what is known now. */
export function followScreen(state: Following, frame: Frame): Screen<StateOf<"following">> {
  const close = button(text("Close"), "primary", frame.close);
  const open = button("", "secondary", () => { frame.openRefund(state.refundId); });
  const again = button(text("TryAgain"), "secondary", () => { frame.dispatch({ kind: "triedAgain", idempotencyKey: frame.newKey() }); });
  const answer = element("div"), stages = element("ol", { class: "stages", "aria-label": text("Stages.Label") }), news = element("div", { class: "news", "aria-live": "polite" });
  const update = (now: Following): void => {
    replace(answer, `${now.answer.outcome}${String(statusName(now.progress))}`, () => [answerBar(now)]);
    replace(stages, String(now.progress?.status), () => stagesOf(now.progress?.status, hasApproval(now)).map(stageItem));
    replace(news, newsOf(now).join("\n"), () => newsOf(now).map((sentence) => element("p", {}, sentence)));
    open.textContent = text("OpenRefund", { name: now.progress?.name ?? "" });
    open.hidden = now.progress === undefined;
    again.hidden = statusName(now.progress) !== "Failed";
  };
  update(state);
  return { element: element("div", { class: "follow" }, answer, stages, news, element("footer", {}, close, again, open)), focus: close, update };
}

/** Builds the children anew only when what they show changed, so that nothing is read out twice. */
function replace(place: HTMLElement, version: string, children: () => readonly Node[]): void {
  if (place.dataset.version === version) return;
  place.dataset.version = version;
  place.replaceChildren(...children());
}

function answerBar({ answer, progress }: Following): HTMLElement {
  const status = statusName(progress);
  const outcome = answer.outcome === "CheckingCode" && wasRight(status) ? (status === "AwaitingApproval" ? status : "Accepted") : answer.outcome;
  const title = element("strong", {}, text(`Answer.${titleOf(outcome, status)}`));
  return messageBar(intentOf(outcome, status), title, ...(stillTrue(status) && outcome === answer.outcome ? [element("p", {}, answer.message)] : []));
}

/** The code was compared: the refund has gone on. */
const wasRight = (status: StatusName | undefined): boolean => status !== undefined && status !== "Requested" && status !== "Cancelled";

/** What was answered to the request promises the money; a refund that went wrong since has broken the promise. */
function stillTrue(status: StatusName | undefined): boolean {
  return status !== "Failed" && status !== "Unknown" && status !== "Rejected" && status !== "Cancelled";
}

/** How it ended, where it has; else what was answered. */
function titleOf(outcome: string, status: StatusName | undefined): string {
  return outcome !== "Duplicate" && (status === "Succeeded" || status === "Failed" || status === "Unknown") ? status : outcome;
}

function intentOf(outcome: string, status: StatusName | undefined): "info" | "success" | "warning" | "error" {
  if (status === "Failed" || status === "Rejected") return "error";
  if (outcome === "Duplicate" || status === "Unknown") return "warning";
  return status === "Succeeded" ? "success" : "info";
}

function hasApproval({ answer, progress }: Following): boolean {
  const name = statusName(progress);
  return answer.outcome === "AwaitingApproval" || name === "AwaitingApproval" || name === "Rejected";
}

function stageItem({ name, state }: Stage): HTMLElement {
  const hidden = element("span", { class: "screen-reader" }, `: ${text(`StageState.${state}`)}`);
  return element("li", { class: state, "aria-current": state === "current" ? "step" : undefined }, element("span", { class: "dot", "aria-hidden": "true" }), text(`Stage.${name}`), hidden);
}

function newsOf({ progress, watching }: Following): readonly string[] {
  const name = statusName(progress);
  if (progress === undefined || name === undefined) return watching ? [] : [text("Status.WatchEnded")];
  const sentences = [text(`Status.${name}`, { amount: progress.amount, error: progress.error })];
  if (progress.expectedOn !== "" && (name === "Succeeded" || name === "Processing")) sentences.push(text("Status.ExpectedOn", { date: progress.expectedOn }));
  if (!watching && (name === "Requested" || name === "Approved" || name === "Submitted")) sentences.push(text("Status.WatchEnded"));
  return sentences;
}

function statusName(progress: RefundProgress | undefined): StatusName | undefined {
  return (Object.keys(RefundStatus) as StatusName[]).find((name) => RefundStatus[name] === progress?.status);
}
