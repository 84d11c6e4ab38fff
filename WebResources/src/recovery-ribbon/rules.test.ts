import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isToDo, mayTake } from "./rules.js";

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
