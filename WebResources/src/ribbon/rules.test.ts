import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mayBeRefundable } from "./rules.js";

describe("The Refund button", () => {
  it("is on for charges that hold money", () => {
    assert.deepEqual([192700001, 192700002, 192700003].map((status) => mayBeRefundable(status, 10)), [true, true, true]);
  });
  it("is off for charges that took none, and where nothing is left", () => {
    assert.deepEqual([192700000, 192700004, 192700005, 192700006].map((status) => mayBeRefundable(status, 10)), [false, false, false, false]);
    assert.equal(mayBeRefundable(192700003, 0), false);
  });
  it("is on where the form lacks the columns: the dialog then says why not", () => {
    assert.equal(mayBeRefundable(undefined, undefined), true);
  });
});
