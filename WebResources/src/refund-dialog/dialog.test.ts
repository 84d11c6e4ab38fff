import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted, demanding, progressAt, someFacts, someOptions, validDraft } from "./builders.js";
import type { RefundDialogParts, RefundService } from "./dialog.js";
import { looks, RefundDialog } from "./dialog.js";
import type { RefundAnswer, RefundRequest } from "./model.js";
import { RefundStatus } from "./model.js";

const aService: RefundService = {
  options: () => Promise.resolve(someOptions()),
  earlier: () => Promise.resolve(undefined),
  request: () => Promise.resolve(accepted),
  requestCode: () => Promise.resolve({ outcome: "Sent", expiresOn: 300_000, message: "Sent to you." }),
  checkCustomer: () => Promise.resolve({ outcome: "Matched", message: "It matches." }),
  progress: () => Promise.resolve(progressAt(RefundStatus.Succeeded)),
};

const parts = { show: () => undefined, wait: () => Promise.resolve(), now: () => 0, idempotencyKey: "key-1" };

/** A dialog that holds a valid draft. */
async function opened(service: RefundService, change: Partial<RefundDialogParts> = {}): Promise<RefundDialog> {
  const dialog = new RefundDialog({ ...parts, ...change, service });
  await dialog.open();
  dialog.dispatch({ kind: "edited", change: validDraft });
  return dialog;
}

/** A dialog with a service of the test's making; its requests are kept. */
async function openDialog(answer: () => Promise<RefundAnswer>, progress: RefundService["progress"] = () => Promise.resolve(progressAt(RefundStatus.Succeeded))) {
  const requests: RefundRequest[] = [];
  const request = (sent: RefundRequest): Promise<RefundAnswer> => { requests.push(sent); return answer(); };
  const service: RefundService = { ...aService, request, progress };
  return { dialog: await opened(service), requests };
}

/** Lets everything that is ready run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("A refund dialog at work", () => {
  it("sends one request for a double press", async () => {
    const { dialog, requests } = await openDialog(() => Promise.resolve(accepted));
    dialog.dispatch({ kind: "submitted" });
    dialog.dispatch({ kind: "submitted" });
    await settle();
    assert.equal(requests.length, 1);
  });

  it("sends the very same request when it checks again", async () => {
    const answers = [Promise.reject(new TypeError("Failed to fetch")), Promise.resolve(accepted)];
    const { dialog, requests } = await openDialog(() => answers.shift() ?? Promise.resolve(accepted));
    dialog.dispatch({ kind: "submitted" });
    await settle();
    assert.equal(dialog.current.kind, "unsure");
    dialog.dispatch({ kind: "checkedAgain" });
    await settle();
    assert.deepEqual([requests.length, dialog.current.kind], [2, "following"]);
    assert.deepEqual(requests[1], requests[0]);
  });

  it("follows the refund to its end", async () => {
    const states = [RefundStatus.Requested, RefundStatus.Submitted, RefundStatus.Succeeded];
    const { dialog } = await openDialog(() => Promise.resolve(accepted), () => Promise.resolve(progressAt(states.shift() ?? RefundStatus.Failed)));
    dialog.dispatch({ kind: "submitted" });
    await settle();
    assert.equal(dialog.current.kind === "following" && dialog.current.progress?.status, RefundStatus.Succeeded);
  });

  it("goes on looking after a look that failed", async () => {
    const looksAnswers = [Promise.reject(new Error("gone")), Promise.resolve(progressAt(RefundStatus.Succeeded))];
    const { dialog } = await openDialog(() => Promise.resolve(accepted), () => looksAnswers.shift() ?? Promise.reject(new Error("asked too often")));
    dialog.dispatch({ kind: "submitted" });
    await settle();
    assert.equal(dialog.current.kind === "following" && dialog.current.progress?.status, RefundStatus.Succeeded);
  });

  it("stops looking after a while and says that it goes on without it", async () => {
    let asked = 0;
    const { dialog } = await openDialog(() => Promise.resolve(accepted), () => { asked++; return Promise.resolve(progressAt(RefundStatus.Submitted)); });
    dialog.dispatch({ kind: "submitted" });
    await settle();
    assert.deepEqual([asked, dialog.current.kind === "following" && dialog.current.watching], [looks.length, false]);
  });

  it("gives what the customer said to the server once, and to nothing else", async () => {
    const given: unknown[] = [];
    const service: RefundService = {
      ...aService, request: () => Promise.resolve(demanding("CustomerCheckRequired")),
      checkCustomer: (facts) => { given.push(facts); return Promise.resolve({ outcome: "Matched", message: "It matches." }); },
    };
    const dialog = await opened(service);
    dialog.dispatch({ kind: "submitted" });
    await settle();
    dialog.dispatch({ kind: "factsGiven", facts: someFacts });
    await settle();
    assert.deepEqual([given, dialog.current.kind], [[someFacts], "customerMatched"]);
  });

  it("counts down while a code is awaited, and stops when the screen is left", async () => {
    const ticks: (() => void)[] = [];
    let now = 1000;
    const service: RefundService = { ...aService, request: () => Promise.resolve(demanding("StepUpRequired")) };
    const dialog = await opened(service, { wait: () => new Promise((resolve) => ticks.push(resolve)), now: () => now });
    dialog.dispatch({ kind: "submitted" });
    await settle();
    dialog.dispatch({ kind: "codeWanted" });
    await settle();
    now = 2000;
    ticks.shift()?.();
    await settle();
    assert.equal(dialog.current.kind === "stepUp" && dialog.current.now, 2000);
    dialog.dispatch({ kind: "changeWanted" });
    ticks.shift()?.();
    await settle();
    assert.deepEqual([dialog.current.kind, ticks.length], ["editing", 0]);
  });

  it("says that no code was sent when no answer comes, and can ask again", async () => {
    const service: RefundService = { ...aService, request: () => Promise.resolve(demanding("StepUpRequired")), requestCode: () => Promise.reject(new TypeError("Failed to fetch")) };
    const dialog = await opened(service);
    dialog.dispatch({ kind: "submitted" });
    await settle();
    dialog.dispatch({ kind: "codeWanted" });
    await settle();
    assert.deepEqual(dialog.current.kind === "stepUp" && [dialog.current.problem, dialog.current.code], ["", undefined]);
  });

  it("starts with what a failed refund asked for", async () => {
    const earlier = { amount: "7.00", reason: 192700016, notes: "late", payOut: 192700000, notifyCustomer: false };
    const dialog = new RefundDialog({ ...parts, service: { ...aService, earlier: () => Promise.resolve(earlier) } });
    await dialog.open();
    assert.deepEqual(dialog.current.kind === "editing" && dialog.current.draft, earlier);
  });
});
