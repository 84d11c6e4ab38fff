import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted, progressAt, someOptions, validDraft } from "./builders.js";
import type { RefundService } from "./dialog.js";
import { looks, RefundDialog } from "./dialog.js";
import type { RefundAnswer, RefundRequest } from "./model.js";
import { RefundStatus } from "./model.js";

/** A dialog with a service of the test's making; its requests are kept. */
async function openDialog(answer: () => Promise<RefundAnswer>, progress: RefundService["progress"] = () => Promise.resolve(progressAt(RefundStatus.Succeeded))) {
  const requests: RefundRequest[] = [];
  const request = (sent: RefundRequest): Promise<RefundAnswer> => { requests.push(sent); return answer(); };
  const service: RefundService = { options: () => Promise.resolve(someOptions()), request, progress };
  const dialog = new RefundDialog({ service, show: () => undefined, wait: () => Promise.resolve(), idempotencyKey: "key-1" });
  await dialog.open();
  dialog.dispatch({ kind: "edited", change: validDraft });
  return { dialog, requests };
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
});
