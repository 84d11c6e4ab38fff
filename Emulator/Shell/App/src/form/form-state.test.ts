import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Column, Table } from "../base/model.js";
import { FormState, setNames } from "./form-state.js";

const column = (type: Column["type"]): Column => ({ type, label: "", description: "", required: "none", validForCreate: true, validForUpdate: true, maxLength: null, min: null, max: null, precision: null, format: "", dateBehavior: 1, options: [], targets: [] });
const table: Table = {
  logicalName: "cpay_charge", schemaName: "cpay_Charge", setName: "cpay_charges", typeCode: 10000, idColumn: "id", nameColumn: "name", displayName: "", collectionName: "",
  isActivity: false, hasNotes: false, hasActivities: false, isUserOwned: true, icon: "", children: [],
  columns: { name: column("Text"), customerid: column("Lookup"), amount: column("Money"), reasons: column("Choices") },
  lookups: [{ column: "customerid", target: "account", navigation: "customerid_account" }, { column: "customerid", target: "contact", navigation: "customerid_contact" }],
};
setNames.set("contact", "contacts").set("account", "accounts");
const contact = { table: "contact", id: "c1", name: "Ana" };

function loaded(): FormState {
  const state = new FormState(table);
  state.load({}, "1", "CH-1", new Map<string, string | number | typeof contact>([["name", "CH-1"], ["customerid", contact], ["amount", 5]]));
  return state;
}

describe("A form's changes", () => {
  it("are only what differs from the saved row", () => {
    const state = loaded();
    state.set("name", "CH-2");
    state.set("amount", 5);
    assert.deepEqual([state.isDirty, state.payload()], [true, { name: "CH-2" }]);
    state.set("name", "CH-1");
    assert.equal(state.isDirty, false);
  });
  it("show in the value, also when it was emptied", () => {
    const state = loaded();
    state.set("amount", null);
    assert.deepEqual([state.value("amount"), state.payload()], [null, { amount: null }]);
  });
  it("bind a lookup through the navigation property of its target", () => {
    const state = loaded();
    state.set("customerid", { table: "account", id: "a1", name: "Contoso" });
    assert.deepEqual(state.payload(), { "customerid_account@odata.bind": "/accounts(a1)" });
  });
  it("clear a lookup through the navigation property it was set by", () => {
    const state = loaded();
    state.set("customerid", null);
    assert.deepEqual(state.payload(), { "customerid_contact@odata.bind": null });
  });
  it("are gone after the row is read again", () => {
    const state = loaded();
    state.set("name", "x");
    state.load({}, "1", "CH-1", new Map());
    assert.equal(state.isDirty, false);
  });
});

describe("The client API's values", () => {
  it("give a lookup as a list with one braced reference", () => {
    assert.deepEqual(loaded().clientValue("customerid", column("Lookup")), [{ entityType: "contact", id: "{C1}", name: "Ana" }]);
  });
  it("take a lookup as such a list, and nothing as null", () => {
    const state = loaded();
    state.setClientValue("customerid", column("Lookup"), [{ entityType: "account", id: "{A1}", name: "Contoso" }]);
    assert.deepEqual(state.payload(), { "customerid_account@odata.bind": "/accounts(a1)" });
    state.setClientValue("customerid", column("Lookup"), null);
    assert.equal(state.value("customerid"), null);
  });
  it("give and take choices as a list of numbers", () => {
    const state = loaded(), reasons = column("Choices");
    assert.equal(state.clientValue("reasons", reasons), null);
    state.setClientValue("reasons", reasons, [192700003, 192700000]);
    assert.deepEqual([state.clientValue("reasons", reasons), state.payload()], [[192700000, 192700003], { reasons: "192700000,192700003" }]);
    state.setClientValue("reasons", reasons, []);
    assert.deepEqual([state.clientValue("reasons", reasons), state.isDirty], [null, false]);
  });
});
