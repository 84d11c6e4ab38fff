import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AskState } from "./state.js";
import { next } from "./state.js";

const asking: AskState<string> = { kind: "asking", draft: "" };
const sending = next(asking, { kind: "submitted", draft: "typed" });
const answer = (outcome: string): AskState<string> => next(sending, { kind: "answered", outcome, message: "Why.", link: "" });

describe("A dialog that asks a person", () => {
  it("sends once however often the button is pressed", () => {
    assert.deepEqual(sending, { kind: "sending", draft: "typed" });
    assert.equal(next(sending, { kind: "submitted", draft: "other" }), sending);
  });
  it("ends with the server's sentence, and the link that came of it", () => {
    assert.deepEqual(next(sending, { kind: "answered", outcome: "Made", message: "Made.", link: "https://pay.example/1" }), { kind: "ended", message: "Made.", link: "https://pay.example/1" });
  });
  it("that is refused says why and keeps what was typed", () => {
    const refused: AskState<string> = { kind: "asking", draft: "typed", refusal: "Why." };
    assert.deepEqual(answer("Denied"), refused);
    assert.deepEqual(next(sending, { kind: "rejected", message: "Why." }), refused);
  });
  it("asks once more about what is unusual", () => {
    assert.deepEqual(answer("ConfirmationRequired"), { kind: "asking", draft: "typed", question: "Why." });
  });
  it("without an answer claims neither that it was done nor that it was lost", () => {
    assert.deepEqual(next(sending, { kind: "noAnswer" }), { kind: "unsure" });
  });
  it("that has ended changes no more", () => {
    const ended = answer("Accepted");
    assert.equal(next(ended, { kind: "submitted", draft: "typed" }), ended);
    assert.equal(next(ended, { kind: "noAnswer" }), ended);
  });
});
