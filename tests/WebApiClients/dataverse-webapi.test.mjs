// The npm client dataverse-webapi, unmodified, at our Web API; in its browser flavour (xhr.mjs says why).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import webapi from "dataverse-webapi";
import { makeUser, startWebApi } from "./host.mjs";
import "./xhr.mjs";

describe("dataverse-webapi at the emulator", { timeout: 120_000 }, () => {
  let host, config;

  const connect = (token) => {
    const made = new webapi.WebApiConfig("9.2", token, host.url.origin);
    // Its constructor turns "http://" into "http:/", which only an address without scheme survives.
    made.url = `${host.url.origin}/api/data/v9.2`;
    return made;
  };

  before(async () => {
    host = await startWebApi();
    config = connect();
  });

  after(() => host?.stop());

  test("creates, retrieves, updates and deletes a row", async () => {
    const id = await webapi.create(config, "contacts", { firstname: "Li", lastname: "Wei" });
    await webapi.update(config, "contacts", id, { jobtitle: "Buyer" });
    await webapi.updateProperty(config, "contacts", id, "firstname", "Min");
    const row = await webapi.retrieve(config, "contacts", id, "$select=fullname,jobtitle,_ownerid_value");
    assert.equal(row.fullname, "Min Wei");
    assert.equal(row.jobtitle, "Buyer");
    assert.equal(row["_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"], "systemuser");
    await webapi.deleteProperty(config, "contacts", id, "jobtitle");
    assert.equal((await webapi.retrieve(config, "contacts", id, "$select=jobtitle")).jobtitle, null);
    await webapi.deleteRecord(config, "contacts", id);
    await assert.rejects(webapi.retrieve(config, "contacts", id), (error) => error.code === "0x80040217");
  });

  test("returns the row it writes", async () => {
    const row = await webapi.createWithReturnData(config, "accounts", { name: "Fabrikam" }, "$select=name");
    assert.equal(row.name, "Fabrikam");
    assert.equal((await webapi.updateWithReturnData(config, "accounts", row.accountid, { name: "Fabrikam 2" }, "$select=name")).name, "Fabrikam 2");
  });

  test("follows the link to the next page", async () => {
    for (const n of [1, 2, 3]) await webapi.create(config, "accounts", { name: `Next ${n}` });
    const first = await webapi.retrieveMultiple(config, "accounts", "$select=name&$filter=startswith(name,'Next')&$orderby=name", { maxPageSize: 2 });
    // On a configuration of its own: this call changes the address in it.
    const second = await webapi.retrieveMultipleNextPage(connect(), first["@odata.nextLink"], { maxPageSize: 2 });
    assert.deepEqual([...first.value, ...second.value].map((row) => row.name), ["Next 1", "Next 2", "Next 3"]);
    assert.equal(second["@odata.nextLink"], undefined);
  });

  test("links and unlinks rows", async () => {
    const accountId = await webapi.create(config, "accounts", { name: "Parent" });
    const contactId = await webapi.create(config, "contacts", { lastname: "Child" });
    await webapi.associate(config, "contacts", contactId, "parentcustomerid_account", "accounts", accountId);
    const linked = await webapi.retrieve(config, "contacts", contactId, "$select=_parentcustomerid_value");
    assert.equal(linked._parentcustomerid_value, accountId);
    assert.equal(linked["_parentcustomerid_value@OData.Community.Display.V1.FormattedValue"], "Parent");
    await webapi.disassociate(config, "contacts", contactId, "parentcustomerid_account");
    assert.equal((await webapi.retrieve(config, "contacts", contactId, "$select=_parentcustomerid_value"))._parentcustomerid_value, null);
  });

  test("calls functions, unbound and bound", async () => {
    const me = await webapi.unboundFunction(config, "WhoAmI");
    const found = await webapi.boundFunction(config, "systemusers", me.UserId, "RetrieveUserPrivilegeByPrivilegeName", [{ name: "PrivilegeName", value: "'prvReadcpay_Refund'" }]);
    assert.equal(found.RolePrivileges[0].Depth, "Global");
  });

  test("batches a change set and reads", async () => {
    const results = await webapi.batchOperation(config, "b1", "c1", [
      { method: "POST", queryString: "contacts", entity: { lastname: "One" } },
      { method: "POST", queryString: "contacts", entity: { lastname: "Two" } },
    ], ["contacts?$select=lastname&$filter=lastname eq 'One'"]);
    assert.deepEqual(results.map((result) => result.httpStatus), [204, 204, 200]);
    assert.equal(results[0].contentId, "1");
    assert.equal(results[2].data.value[0].contactid, results[0].entityId);
  });

  test("acts on behalf of a user", async () => {
    const userId = await makeUser(host.url, "auditor@contoso.example", "Payments Auditor");
    const me = await webapi.unboundFunction(config, "WhoAmI", undefined, { impersonateUserId: userId });
    assert.equal(me.UserId, userId);
    assert.equal((await webapi.unboundFunction(connect("auditor@contoso.example"), "WhoAmI")).UserId, userId);
  });
});
