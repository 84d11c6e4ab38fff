import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Column } from "../base/model.js";
import { choicesText, choicesValue, chosenOf, toggled } from "./choices.js";

const option = (value: number, label: string) => ({ value, label, color: null, state: null });
const column = { options: [option(1, "Cards"), option(10, "Loans")] } as unknown as Column;

describe("A choices column", () => {
  it("reads the Web API's string as options", () => { assert.deepEqual(chosenOf("1,10"), [1, 10]); });
  it("is nothing when it is empty", () => { assert.deepEqual([chosenOf(null), chosenOf(""), choicesValue([])], [[], [], null]); });
  it("is written in the order of the options, each once", () => { assert.equal(choicesValue([10, 1, 10]), "1,10"); });
  it("takes an option in and out", () => { assert.deepEqual([toggled("1", 10), toggled("1,10", 1), toggled("10", 10)], ["1,10", "10", null]); });
  it("says its labels, and an option it does not know by its number", () => { assert.equal(choicesText("1,10,99", column), "Cards; Loans; 99"); });
});
