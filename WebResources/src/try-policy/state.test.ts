import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Result, TrialEvent, TrialState } from "./state.js";
import { next, readOpener, started } from "./state.js";

const format = { decimal: ".", group: "," };
const person = { id: "u1", name: "Rosa Rep", detail: "rosa@contoso.example" };
const charge = { id: "t1", name: "CH-001000", detail: "80.00 EUR", currency: { code: "EUR", decimals: 2 } };
const result: Result = { outcome: "Denied", policyId: "p1", policyName: "Agents", message: "No.", explanations: ["Up to 50.00 EUR."] };
const submitted: TrialEvent = { kind: "submitted", format };
const play = (...events: readonly TrialEvent[]): TrialState => events.reduce(next, started);
const trying = (amount = ""): TrialState => play({ kind: "edited", change: { person, charge, amount } }, submitted);

describe("A dry run", () => {
  it("needs a person and a charge, and says both at once", () => {
    const state = play(submitted);
    assert.deepEqual(state.kind === "asking" && state.problems, ["PersonMissing", "ChargeMissing"]);
  });
  it("tries what is left when no amount is typed, else the amount in the charge's smallest unit", () => {
    assert.deepEqual([trying(), trying("80"), trying("12.50")].map((state) => state.kind === "trying" && state.trial.amount), [undefined, 8000, 1250]);
  });
  it("does not guess an amount it cannot read", () => {
    for (const amount of ["abc", "0", "1.234"]) {
      const state = trying(amount);
      assert.deepEqual(state.kind === "asking" && state.problems, ["AmountWrong"]);
    }
  });
  it("is sent once however often the button is pressed", () => {
    const state = trying();
    assert.equal(next(state, submitted), state);
  });
  it("shows what was answered until something else is asked", () => {
    const answered = next(trying(), { kind: "answered", result });
    assert.deepEqual(answered.kind === "answered" && answered.result, result);
    assert.equal(next(answered, { kind: "edited", change: { amount: "1" } }).kind, "asking");
  });
  it("keeps what was entered when it fails, with the server's sentence if there is one", () => {
    const failures = ([{ kind: "rejected", message: "No such charge." }, { kind: "noAnswer" }] as const).map((event) => next(trying("5"), event));
    assert.deepEqual(failures.map((state) => state.kind === "asking" && [state.draft.amount, state.failure]), [["5", "No such charge."], ["5", ""]]);
  });
  it("ignores an answer that comes after something else was entered", () => {
    const edited = next(trying(), { kind: "edited", change: { amount: "7" } });
    assert.equal(next(edited, { kind: "answered", result }), edited);
  });
});

describe("What opened the dry run", () => {
  it("is a policy's form, a selected row, or a list", () => {
    assert.deepEqual(readOpener("p1:draft:unsaved:Agents: up to 50"), { policyId: "p1", isDraft: true, isUnsaved: true, policyName: "Agents: up to 50" });
    assert.deepEqual(readOpener(""), { policyId: undefined, isDraft: false, isUnsaved: false, policyName: "" });
  });
});
