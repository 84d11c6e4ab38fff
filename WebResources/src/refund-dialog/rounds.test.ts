import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted, demanding, editing, progressAt, someFacts } from "./builders.js";
import type { RefundAnswer } from "./model.js";
import { RefundStatus } from "./model.js";
import type { RefundDialogEvent, RefundDialogState, StateNamed } from "./state.js";
import { codeDigits, secondsUntil } from "./rounds.js";
import { next } from "./state.js";

const answered = (answer: RefundAnswer): RefundDialogEvent => ({ kind: "answered", answer });
const demanded = (outcome: RefundAnswer["outcome"]): RefundDialogState => play(next(editing(), { kind: "submitted" }), answered(demanding(outcome, { refundId: outcome === "ConfirmationRequired" ? "r-1" : undefined })));
const play = (state: RefundDialogState, ...events: readonly RefundDialogEvent[]): RefundDialogState => events.reduce(next, state);

/** The state, which has to be of this kind. */
function only<Kind extends RefundDialogState["kind"]>(state: RefundDialogState, kind: Kind): StateNamed<Kind> {
  if (state.kind !== kind) throw new Error(`The state is ${state.kind}, not ${kind}.`);
  return state as StateNamed<Kind>;
}

const sent: RefundDialogEvent = { kind: "codeAnswered", answer: { outcome: "Sent", expiresOn: 300_000, message: "Sent to a…@contoso.example." }, now: 1000 };
const withCode = (): RefundDialogState => play(demanded("StepUpRequired"), { kind: "codeWanted" }, sent);

describe("The same refund minutes ago", () => {
  it("is asked about, and sent under the same key when the user wants another one", () => {
    const { request, answer } = only(demanded("ConfirmationRequired"), "confirming");
    const again = only(play(demanded("ConfirmationRequired"), { kind: "confirmed" }), "sending");
    assert.deepEqual([answer.refundId, again.request], ["r-1", { ...request, confirmDuplicate: true }]);
  });
  it("is asked about again when the request was changed", () => {
    const changed = play(demanded("ConfirmationRequired"), { kind: "confirmed" }, answered(demanding("CustomerCheckRequired")), { kind: "changeWanted" }, { kind: "submitted" });
    assert.equal(only(changed, "sending").request.confirmDuplicate, false);
  });
});

describe("A code", () => {
  it("is only sent when the user asks for it", () => {
    const offered = only(demanded("StepUpRequired"), "stepUp");
    assert.deepEqual([offered.code, offered.why, play(offered, { kind: "codeEntered", code: "123456" })], [undefined, "StepUpRequired: why.", offered]);
  });
  it("goes with the very same request", () => {
    const before = only(demanded("StepUpRequired"), "stepUp").request;
    assert.deepEqual(only(play(withCode(), { kind: "codeEntered", code: "123 456" }), "sending").request, { ...before, stepUpCode: "123456" });
  });
  it("that is wrong is typed anew, with the server's sentence", () => {
    const wrong = only(play(withCode(), { kind: "codeEntered", code: "123456" }, answered(demanding("StepUpRequired", { message: "Wrong; 4 tries left." }))), "stepUp");
    assert.deepEqual([wrong.problem, wrong.request.stepUpCode, wrong.code?.expiresOn], ["Wrong; 4 tries left.", undefined, 300_000]);
  });
  it("is compared after the request: a right one lets the refund go on, a wrong one is typed anew in the same request", () => {
    const checking = play(withCode(), { kind: "codeEntered", code: "123456" }, answered({ ...accepted, outcome: "CheckingCode" }));
    assert.equal(only(next(checking, { kind: "progressed", progress: progressAt(RefundStatus.Approved) }), "following").watching, true);
    const wrong = only(next(checking, { kind: "progressed", progress: { ...progressAt(RefundStatus.Cancelled), error: "Wrong; 4 tries left." } }), "stepUp");
    assert.deepEqual([wrong.problem, wrong.code?.expiresOn, wrong.request.stepUpCode, wrong.request.idempotencyKey], ["Wrong; 4 tries left.", 300_000, undefined, "key-1"]);
  });
  it("keeps the refund in doubt when no answer comes, and checks with the same code", () => {
    const unsure = only(play(withCode(), { kind: "codeEntered", code: "123456" }, { kind: "noAnswer" }), "unsure");
    assert.equal(only(next(unsure, { kind: "checkedAgain" }), "sending").request.stepUpCode, "123456");
  });
  it("can be sent again after half a minute, not before", () => {
    const early = play(withCode(), { kind: "ticked", now: 30_999 }), later = play(early, { kind: "ticked", now: 31_000 });
    assert.deepEqual([next(early, { kind: "codeWanted" }), next(later, { kind: "codeWanted" }).kind], [early, "requestingCode"]);
  });
  it("that could not be sent says why, and can be asked for at once", () => {
    for (const event of [{ kind: "codeFailed", message: "No address.", now: 5 }, { kind: "codeAnswered", answer: { outcome: "Denied", expiresOn: 0, message: "No address." }, now: 5 }] as const) {
      const failed = only(play(demanded("StepUpRequired"), { kind: "codeWanted" }, event), "stepUp");
      assert.deepEqual([failed.problem, next(failed, { kind: "codeWanted" }).kind], ["No address.", "requestingCode"]);
    }
  });
  it("that is not needed any more lets the request go on", () => {
    const state = play(demanded("StepUpRequired"), { kind: "codeWanted" }, { kind: "codeAnswered", answer: { outcome: "NotNeeded", expiresOn: 0, message: "" }, now: 5 });
    assert.equal(only(state, "sending").request.stepUpCode, undefined);
  });
  it("is six digits, however they are pasted", () => {
    assert.deepEqual(["123456", " 123 456 ", "123-456", "12345", "1234567", "12345a"].map(codeDigits), ["123456", "123456", "123456", undefined, undefined, undefined]);
  });
  it("can be left: the form comes back as it was", () => {
    assert.deepEqual(only(next(withCode(), { kind: "changeWanted" }), "editing").draft, editing().draft);
  });
});

describe("Checking the customer", () => {
  it("keeps no answer in any state", () => {
    const checking = play(demanded("CustomerCheckRequired"), { kind: "factsGiven", facts: someFacts });
    const after = [checking, next(checking, { kind: "customerChecked", answer: { outcome: "NotMatched", message: "No." } }), next(checking, { kind: "checkFailed", message: "" })];
    for (const state of after) assert.doesNotMatch(JSON.stringify(state), /4242|28001/);
  });
  it("goes on with the same request when it matched and the user says so", () => {
    const checking = only(play(demanded("CustomerCheckRequired"), { kind: "factsGiven", facts: someFacts }), "checkingCustomer");
    const matched = only(next(checking, { kind: "customerChecked", answer: { outcome: "Matched", message: "Both match." } }), "customerMatched");
    assert.deepEqual([matched.message, only(next(matched, { kind: "confirmed" }), "sending").request], ["Both match.", checking.request]);
  });
  it("asks again when it did not match, was refused or got no answer", () => {
    const checking = play(demanded("CustomerCheckRequired"), { kind: "factsGiven", facts: someFacts });
    const problems = (["NotMatched", "Denied"] as const).map((outcome) => only(next(checking, { kind: "customerChecked", answer: { outcome, message: outcome } }), "customerCheck").problem);
    assert.deepEqual([...problems, only(next(checking, { kind: "checkFailed", message: "" }), "customerCheck").problem], ["NotMatched", "Denied", ""]);
  });
  it("can't be left while the answers are compared", () => {
    const checking = play(demanded("CustomerCheckRequired"), { kind: "factsGiven", facts: someFacts });
    assert.equal(next(checking, { kind: "changeWanted" }), checking);
  });
});

describe("All demands one after the other", () => {
  it("are met by one request with one key", () => {
    const state = play(
      demanded("ConfirmationRequired"), { kind: "confirmed" },
      answered(demanding("CustomerCheckRequired")), { kind: "factsGiven", facts: someFacts }, { kind: "customerChecked", answer: { outcome: "Matched", message: "" } }, { kind: "confirmed" },
      answered(demanding("StepUpRequired")), { kind: "codeWanted" }, sent, { kind: "codeEntered", code: "654321" },
    );
    const { confirmDuplicate, stepUpCode, idempotencyKey } = only(state, "sending").request;
    assert.deepEqual([confirmDuplicate, stepUpCode, idempotencyKey, next(state, answered(accepted)).kind], [true, "654321", "key-1", "following"]);
  });
});

describe("A countdown", () => {
  it("is in whole seconds and ends at none", () => {
    assert.deepEqual([secondsUntil(300_000, 1000), secondsUntil(1500, 1000), secondsUntil(0, 1000)], [299, 1, 0]);
  });
});
