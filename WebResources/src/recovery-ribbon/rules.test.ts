import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isToDo, mayTake, mayAct, mayResolveCharge, mayRetry } from "./rules.js";

describe("The commands of a recovery task", () => {
  it("are for tasks that are saved and not done", () => {
    assert.equal(isToDo("{1}", 0), true);
    assert.equal(isToDo("{1}", undefined), true);
    assert.equal(isToDo("{1}", 1), false);
    assert.equal(isToDo("", 0), false);
  });
  it("offer to take only what belongs to others", () => {
    assert.equal(mayTake("{AB}", "ab"), false);
    assert.equal(mayTake("{AC}", "ab"), true);
    assert.equal(mayTake(undefined, "ab"), false);
  });
});

describe("Commands about a failed charge", () => {
  it("are there while the case can follow them, and gone when it is over", () => {
    const statuses = Array.from({ length: 10 }, (_, number) => 192700000 + number);
    const possible = (action: string): readonly number[] => statuses.filter((status) => mayAct(action, status)).map((status) => status - 192700000);
    assert.deepEqual(possible("Retry"), [0, 3, 4, 5]);
    assert.deepEqual(possible("Resume"), [3, 4, 5]);
    assert.deepEqual(possible("Close"), [0, 2, 3, 4, 5, 9]);
    for (const over of [6, 7, 8]) for (const action of ["Retry", "Offer", "Promise", "Pause", "Resume", "Close"]) assert.equal(mayAct(action, 192700000 + over), false);
  });
  it("say how a charge ended only while nobody knows", () => {
    assert.deepEqual([192700008, 192700009, 192700000, 192700003, 192700004, undefined].map(mayResolveCharge), [true, true, false, false, false, false]);
  });
  it("are there on a charge that failed, and on no other", () => {
    assert.deepEqual([192700004, 192700005, 192700003, 192700009, undefined].map(mayRetry), [true, true, false, false, false]);
  });
});
