import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callOf, shownAs } from "./call.js";
import type { Draft } from "./state.js";
import { emptyDraft, missing, readInput, writeInput } from "./state.js";

const draft: Draft = { ...emptyDraft, choice: 192700004, comment: " Busy " };

describe("What a person does with a recovery task", () => {
  it("asks for what is missing", () => {
    assert.equal(missing("Call", emptyDraft), "Task.Choose.Call");
    assert.equal(missing("Done", draft), undefined);
    assert.equal(missing("Assign", draft), "Task.ChooseSomebody");
    assert.equal(missing("Check", { ...emptyDraft, account: { ...emptyDraft.account, country: "PE", number: " " } }), "Task.Choose.Check");
    assert.equal(missing("Check", { ...emptyDraft, account: { ...emptyDraft.account, holderId: "1" } }), undefined);
  });
  it("is told by the ribbon, and nothing else is taken for it", () => {
    assert.deepEqual(readInput(writeInput({ doing: "Assign", tasks: ["a", "b"] })), { doing: "Assign", tasks: ["a", "b"] });
    for (const data of ["", "Call", "Call:", "Retry:1"]) assert.throws(() => readInput(data));
  });
});

describe("What a dialog on recovery tasks sends", () => {
  it("is a call with its result, and a later date where there is one", () => {
    const call = callOf(readInput("Call:t1"), draft);
    assert.deepEqual(call, { api: "cpay_LogRecoveryCall", parameters: { RecoveryTaskId: ["Edm.Guid", "t1"], Result: ["Edm.Int32", 192700004], Comment: ["Edm.String", "Busy"] } });
    const later = callOf(readInput("Call:t1"), { ...draft, followUp: "2026-11-27T09:30" });
    assert.deepEqual(later.parameters.FollowUpOn, ["Edm.DateTimeOffset", new Date("2026-11-27T09:30").toISOString()]);
  });
  it("is a bank account to be checked, and nothing of the task", () => {
    const call = callOf(readInput("Check:t1"), { ...emptyDraft, account: { country: "PE ", number: " 123", routing: "", holderId: "8" } });
    assert.deepEqual(call, { api: "cpay_CheckAccount", parameters: { Country: ["Edm.String", "PE"], AccountNumber: ["Edm.String", "123"], RoutingNumber: ["Edm.String", ""], HolderId: ["Edm.String", "8"] } });
  });
  it("leaves a wrong account number in the dialog, and nothing else", () => {
    const shown = (doing: "Check" | "Call", outcome: string): string => shownAs({ doing, tasks: ["t1"] }, { outcome, message: "", link: "" }).outcome;
    assert.deepEqual([shown("Check", "Invalid"), shown("Check", "NotChecked"), shown("Check", "Valid"), shown("Call", "Invalid")], ["Denied", "Denied", "Valid", "Invalid"]);
  });
  it("is tasks and who gets them", () => {
    const assignee = { id: "team1", name: "Recovery", detail: "Team", isTeam: true };
    assert.deepEqual(callOf(readInput("Assign:t1,t2"), { ...emptyDraft, assignee }), {
      api: "cpay_AssignRecoveryTasks",
      parameters: { RecoveryTaskIds: ["Collection(Edm.String)", ["t1", "t2"]], AssigneeId: ["Edm.Guid", "team1"], AssigneeIsTeam: ["Edm.Boolean", true] },
    });
  });
});
