import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isPaidOut, mayBeRefundable, mayCancel, mayCheck, mayDecide, mayResolve, mayTryAgain, openerOf } from "./rules.js";

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

describe("The other commands of a refund", () => {
  const me = "{0000000A-0000-0000-0000-000000000001}", other = "{0000000B-0000-0000-0000-000000000002}", all = Array.from({ length: 10 }, (_, i) => 192700000 + i);
  const where = (rule: (status: number) => boolean): readonly number[] => all.filter(rule).map((status) => status - 192700000);
  it("take one's own request back while nobody has decided", () => {
    assert.deepEqual([where((status) => mayCancel(status, me, me)), where((status) => mayCancel(status, other, me)), mayCancel(192700001, undefined, me)], [[0, 1], [], false]);
  });
  it("ask the gateway while it has not said the end, not about money that goes another way", () => {
    assert.deepEqual([where((status) => mayCheck(status, undefined)), where((status) => mayCheck(status, 192700002))], [[5, 6, 9], []]);
  });
  it("end by hand what somebody else asked for, or nobody here", () => {
    assert.deepEqual([where((status) => mayResolve(status, other, me)), where((status) => mayResolve(status, me, me)), mayResolve(192700009, undefined, me)], [[5, 6, 9], [], true]);
  });
  it("know money that goes another way", () => {
    assert.deepEqual([isPaidOut(192700001), isPaidOut(192700000), isPaidOut(undefined)], [true, false, false]);
  });
});

describe("Try Again", () => {
  it("is there for a refund that failed, and for no other", () => {
    assert.deepEqual([192700008, 192700007, 192700009, 192700003, undefined].map(mayTryAgain), [true, false, false, false, false]);
  });
});

describe("Try It", () => {
  it("tells which policy it is opened from, and whether it is a draft with unsaved changes", () => {
    assert.equal(openerOf("{0000000A-0000-0000-0000-000000000001}", 1, true, "Agents: up to 50"), "0000000a-0000-0000-0000-000000000001:draft:unsaved:Agents: up to 50");
    assert.equal(openerOf("p1", 0, false, "A"), "p1:active:saved:A");
  });
});
