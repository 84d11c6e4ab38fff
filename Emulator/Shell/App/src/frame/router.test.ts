import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "./router.js";
import { addressOf, pageOf } from "./router.js";

describe("An address", () => {
  it("of a record needs no page type", () => {
    assert.deepEqual(pageOf("?etn=contact&id={ABC}"), { kind: "record", table: "contact", id: "abc" });
  });
  it("without a table is the app's first page", () => {
    assert.equal(pageOf("?appid=1"), undefined);
  });
  it("leads back to its page", () => {
    const pages: readonly Page[] = [
      { kind: "list", table: "contact", viewId: undefined }, { kind: "list", table: "contact", viewId: "v1" },
      { kind: "webResource", name: "cpay_/html/separation.html", data: undefined }, { kind: "webResource", name: "a.html", data: "b&c" },
      { kind: "record", table: "contact", id: "c1" }, { kind: "record", table: "contact", id: undefined },
    ];
    for (const page of pages) assert.deepEqual(pageOf(addressOf(page).slice(1)), page);
  });
});
