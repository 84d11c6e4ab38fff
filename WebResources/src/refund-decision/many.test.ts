import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ManyEvent, ManyState } from "./many.js";
import { count, next } from "./many.js";

const refunds = [{ id: "a", name: "RF-1" }, { id: "b", name: "RF-2" }, { id: "c", name: "RF-3" }];
const after = (...events: readonly ManyEvent[]): ManyState => events.reduce<ManyState>(next, { kind: "asking" });
const submitted: ManyEvent = { kind: "submitted", comment: "Agreed.", refunds };
const approved: ManyEvent = { kind: "answered", outcome: "Approved", message: "On its way." };
const denied: ManyEvent = { kind: "answered", outcome: "Denied", message: "It is your own request." };

const kinds = (state: ManyState): readonly string[] => (state.kind === "asking" ? [] : state.results.map((result) => `${result.refund.name} ${result.kind}`));

describe("Deciding about several refunds", () => {
  it("goes from one to the next, and a refusal holds up nothing", () => {
    const state = after(submitted, approved, denied, approved);
    assert.deepEqual(kinds(state), ["RF-1 decided", "RF-2 refused", "RF-3 decided"]);
    assert.equal(state.kind === "ended" ? state.results[1]?.message : "not ended", "It is your own request.");
  });
  it("has one at a time under way", () => {
    const state = after(submitted, approved);
    assert.deepEqual(state.kind === "working" && state.left.map((refund) => refund.name), ["RF-2", "RF-3"]);
  });
  it("is started once however often the button is pressed", () => {
    const working = after(submitted);
    assert.equal(next(working, submitted), working);
  });
  it("that is stopped ends with the one under way, and says what was left open", () => {
    const state = after(submitted, { kind: "stopped" }, approved);
    assert.deepEqual(kinds(state), ["RF-1 decided", "RF-2 open", "RF-3 open"]);
  });
  it("ends where no answer comes, which is neither a yes nor a no", () => {
    const state = after(submitted, approved, { kind: "noAnswer" });
    assert.deepEqual(kinds(state), ["RF-1 decided", "RF-2 unsure", "RF-3 open"]);
  });
  it("takes an error of the platform for a refusal: it rolled everything back", () => {
    assert.deepEqual(kinds(after(submitted, { kind: "rejected", message: "Somebody else decided." })), ["RF-1 refused"]);
  });
  it("that has ended changes no more", () => {
    const ended = after(submitted, approved, approved, approved);
    assert.equal(next(ended, approved), ended);
    assert.equal(ended.kind === "ended" ? count(ended.results, "decided") : 0, 3);
  });
});
