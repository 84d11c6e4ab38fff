import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readNumber, writeNumber } from "./numbers.js";

const english = { decimal: ".", group: "," }, german = { decimal: ",", group: "." }, russian = { decimal: ",", group: "\u00a0" };

describe("A number as it is typed", () => {
  it("is read in the user's format", () => {
    assert.deepEqual([readNumber("1,234.5", english), readNumber("1.234,5", german), readNumber("1 234,5", russian), readNumber("-7", english)], [1234.5, 1234.5, 1234.5, -7]);
  });
  it("is refused where its groups or decimal sign are another format's", () => {
    assert.deepEqual([readNumber("12.50", german), readNumber("12,50", english), readNumber("1e5", english), readNumber("", english), readNumber("5.", english)], Array(5).fill(undefined));
  });
  it("is read back as it was written", () => {
    for (const value of [0, 0.5, 1234.56, -3]) assert.equal(readNumber(writeNumber(value, german), german), value);
  });
});
