import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mayBeRefundable, mayDecide } from "./rules.js";

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

describe("Approve and Reject", () => {
  const me = "{0000000A-0000-0000-0000-000000000001}", other = "{0000000B-0000-0000-0000-000000000002}";
  it("are there while somebody else's refund waits", () => {
    assert.equal(mayDecide(192700001, other, me), true);
  });
  it("are not there for one's own request, however its id is written", () => {
    assert.equal(mayDecide(192700001, me.toLowerCase().replace(/[{}]/g, ""), me), false);
  });
  it("are not there once it is decided, or where nobody is known to have asked", () => {
    assert.deepEqual([mayDecide(192700002, other, me), mayDecide(192700001, undefined, me)], [false, false]);
  });
});
