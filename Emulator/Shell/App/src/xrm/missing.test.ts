import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aloud } from "./missing.js";

describe("The client API", () => {
  it("says by name what it lacks", () => {
    const app = aloud("Xrm.App", { known: 1 }) as { readonly known: number; readonly sidePanes?: unknown };
    assert.equal(app.known, 1);
    assert.throws(() => app.sidePanes, /Xrm\.App\.sidePanes is not emulated/);
  });
  it("can be awaited and printed like any object", async () => {
    const app = aloud("Xrm.App", { known: 1 });
    assert.equal(await Promise.resolve(app), app);
    assert.equal(JSON.stringify(app), '{"known":1}');
  });
});
