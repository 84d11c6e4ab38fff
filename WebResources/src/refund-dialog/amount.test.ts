import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { currencyOf, parseAmount, showAmount, toMajor, toMinor, writeAmount } from "./amount.js";

const english = { decimal: ".", group: "," }, german = { decimal: ",", group: "." }, russian = { decimal: ",", group: "\u00a0" };

describe("An amount as it is typed", () => {
  const cases: readonly [string, typeof english, number, number][] = [
    ["12.5", english, 2, 1250], ["1,234.50", english, 2, 123450], ["0.01", english, 2, 1], ["12.500", english, 2, 1250], ["1234", english, 0, 1234],
    ["12,5", german, 2, 1250], ["1.234,50", german, 2, 123450], ["1.234", german, 2, 123400], ["1 234,50", russian, 2, 123450], [" 7 ", english, 2, 700], ["1.234", english, 3, 1234],
  ];
  for (const [text, format, decimals, minor] of cases)
    it(`"${text}" is ${String(minor)} with ${String(decimals)} decimals, decimal sign "${format.decimal}"`, () => {
      assert.deepEqual(parseAmount(text, format, decimals), { kind: "amount", minor });
    });

  const refused: readonly [string, typeof english, number, string][] = [
    ["", english, 2, "empty"], ["   ", english, 2, "empty"], ["abc", english, 2, "notANumber"], ["-5", english, 2, "notANumber"], ["1.2.3", english, 2, "notANumber"],
    ["12.50", german, 2, "notANumber"], ["12,50", english, 2, "notANumber"], ["1e3", english, 2, "notANumber"], [".", english, 2, "notANumber"], ["5.", english, 2, "notANumber"],
    ["12.345", english, 2, "tooManyDecimals"], ["1.5", english, 0, "tooManyDecimals"], ["99999999999999999", english, 2, "tooLarge"],
  ];
  for (const [text, format, decimals, kind] of refused)
    it(`"${text}" is refused: ${kind} (decimal sign "${format.decimal}", ${String(decimals)} decimals)`, () => {
      assert.equal(parseAmount(text, format, decimals).kind, kind);
    });

  it("is read back as it was written, in every format", () => {
    for (const format of [english, german, russian])
      for (const decimals of [0, 2, 3])
        for (const minor of [1, 10, 999, 1000, 123456, 100000000])
          for (const groups of [false, true])
            assert.deepEqual(parseAmount(writeAmount(minor, format, decimals, groups), format, decimals), { kind: "amount", minor });
  });
});

describe("An amount on its way", () => {
  it("has the currency's own number of decimals", () => {
    assert.deepEqual(["USD", "JPY", "KWD"].map((code) => currencyOf(code).decimals), [2, 0, 3]);
  });
  it("has the CRM's number of decimals where the CRM tells", () => {
    assert.equal(currencyOf("COP", 2).decimals, 2);
  });
  it("keeps its cents between the Web API's numbers and ours", () => {
    const dollars = currencyOf("USD");
    for (const major of [0.1, 0.29, 1.005, 19.99, 1234567.89]) assert.equal(toMajor(toMinor(Number(major.toFixed(2)), dollars), dollars), Number(major.toFixed(2)));
  });
  it("is shown with groups and currency", () => {
    assert.equal(showAmount(123450, english, currencyOf("USD")), "1,234.50\u00a0USD");
    assert.equal(showAmount(1234, german, currencyOf("JPY")), "1.234\u00a0JPY");
  });
});
