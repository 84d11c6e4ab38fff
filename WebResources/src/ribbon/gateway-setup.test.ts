import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { daysUntil, layoutOf } from "./gateway-setup.js";

describe("The set-up of a gateway", () => {
  const fields = [{ column: "cpay_secretname", word: "Secret key", required: true }, { column: "cpay_webhooksecretname", word: "Signing secret", required: false }];
  it("shows what the provider needs in its own words, and hides the rest", () => {
    assert.deepEqual(layoutOf(fields, "cpay_secretname"), { used: true, word: "Secret key", required: true });
    assert.deepEqual(layoutOf(fields, "cpay_webhooksecretname").required, false);
    assert.deepEqual(layoutOf(fields, "cpay_publickey"), { used: false, word: undefined, required: false });
  });
  it("counts days to the end, the last one too", () => {
    const day = 86_400_000;
    assert.deepEqual([daysUntil(30 * day, 0), daysUntil(day / 2, 0), daysUntil(0, 0), daysUntil(0, 3 * day)], [30, 1, 0, -3]);
  });
});
