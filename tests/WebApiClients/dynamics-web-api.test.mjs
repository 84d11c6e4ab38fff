// The npm client dynamics-web-api, unmodified, at our Web API.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DynamicsWebApi } from "dynamics-web-api";
import { makeUser, startWebApi } from "./host.mjs";

const annotations = "*";

describe("dynamics-web-api at the emulator", { timeout: 120_000 }, () => {
  let host, api, gatewayId;

  const connect = (options = {}) => new DynamicsWebApi({ serverUrl: host.url.origin, dataApi: { version: "9.2" }, ...options });
  const charge = (id, amount = 100.5) => ({
    "cpay_GatewayId@odata.bind": `cpay_gateways(${gatewayId})`, cpay_gatewaytransactionid: id, cpay_amount: amount, cpay_status: 192700003,
  });
  const fails = (status, code) => (error) => {
    assert.equal(error.status, status);
    assert.equal(error.code, code);
    return true;
  };

  before(async () => {
    host = await startWebApi();
    api = connect();
    gatewayId = (await api.create({ collection: "cpay_gateways", data: { cpay_name: "Main", cpay_type: 192700001, cpay_mode: 192700000 }, returnRepresentation: true })).cpay_gatewayid;
  });

  after(() => host?.stop());

  test("asks who it is", async () => {
    const me = await api.callFunction("WhoAmI");
    assert.match(me.UserId, /^[0-9a-f-]{36}$/);
    assert.match(me.oDataContext, /#Microsoft\.Dynamics\.CRM\.WhoAmIResponse$/);
  });

  test("creates, retrieves, updates and deletes a row", async () => {
    const id = await api.create({ collection: "contacts", data: { firstname: "Ana", lastname: "Núñez" } });
    await api.update({ collection: "contacts", key: id, data: { emailaddress1: "ana@contoso.example" } });
    const row = await api.retrieve({ collection: "contacts", key: id, select: ["fullname", "emailaddress1"] });
    assert.equal(row.fullname, "Ana Núñez");
    assert.equal(row.emailaddress1, "ana@contoso.example");
    await api.deleteRecord({ collection: "contacts", key: id });
    await assert.rejects(api.retrieve({ collection: "contacts", key: id }), fails(404, "0x80040217"));
  });

  test("sets and clears a single value", async () => {
    const id = await api.create({ collection: "contacts", data: { lastname: "Single" } });
    await api.updateSingleProperty({ collection: "contacts", key: id, fieldValuePair: { firstname: "Sole" } });
    assert.equal((await api.retrieve({ collection: "contacts", key: id, select: ["fullname"] })).fullname, "Sole Single");
    await api.deleteRecord({ collection: "contacts", key: id, property: "firstname" });
    assert.equal((await api.retrieve({ collection: "contacts", key: id, select: ["fullname"] })).fullname, "Single");
  });

  test("shows labels of choices, money and lookups on request", async () => {
    const row = await api.create({ collection: "cpay_transactions", data: charge("ch_labels"), returnRepresentation: true, includeAnnotations: annotations });
    assert.equal(row.cpay_amount, 100.5);
    assert.equal(row.cpay_status_Formatted, "Settled");
    assert.equal(row._cpay_gatewayid_value_Formatted, "Main");
    assert.equal(row["_cpay_gatewayid_value@Microsoft.Dynamics.CRM.lookuplogicalname"], "cpay_gateway");
    assert.equal(row["_cpay_gatewayid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"], "cpay_GatewayId");
  });

  test("finds and upserts a row by its alternate key", async () => {
    await api.create({ collection: "cpay_transactions", data: charge("ch_key") });
    const key = `_cpay_gatewayid_value=${gatewayId},cpay_gatewaytransactionid='ch_key'`;
    await api.upsert({ collection: "cpay_transactions", key, data: { cpay_orderreference: "A-1" } });
    assert.equal((await api.retrieve({ collection: "cpay_transactions", key, select: ["cpay_orderreference"] })).cpay_orderreference, "A-1");
    await assert.rejects(api.create({ collection: "cpay_transactions", data: charge("ch_key") }), fails(412, "0x80060892"));
  });

  test("refuses an update of a row that changed meanwhile", async () => {
    const row = await api.create({ collection: "contacts", data: { lastname: "Concurrent" }, returnRepresentation: true });
    const etag = row["@odata.etag"];
    await api.update({ collection: "contacts", key: row.contactid, data: { firstname: "First" }, ifmatch: etag });
    const late = api.update({ collection: "contacts", key: row.contactid, data: { firstname: "Second" }, ifmatch: etag });
    assert.equal(await late.catch((error) => error.status ?? "no error"), false, "the client turns 412 into false");
    assert.equal((await api.retrieve({ collection: "contacts", key: row.contactid, select: ["firstname"] })).firstname, "First");
  });

  test("pages through many rows in order", async () => {
    for (const n of [3, 1, 5, 2, 4]) await api.create({ collection: "accounts", data: { name: `Page ${n}` } });
    const query = { collection: "accounts", select: ["name"], filter: "startswith(name,'Page')", orderBy: ["name desc"], count: true };
    const first = await api.retrieveMultiple({ ...query, maxPageSize: 2 });
    assert.equal(first.oDataCount, 5);
    const second = await api.retrieveMultiple({ ...query, maxPageSize: 2 }, first.oDataNextLink);
    const names = [...first.value, ...second.value].map((row) => row.name);
    assert.deepEqual(names, ["Page 5", "Page 4", "Page 3", "Page 2"]);
    assert.equal((await api.retrieveAll({ ...query, maxPageSize: 2 })).value.length, 5);
    assert.equal(await api.count({ collection: "accounts", filter: "startswith(name,'Page')" }), 5);
  });

  test("expands lookups and collections, and filters through them", async () => {
    const contactId = await api.create({ collection: "contacts", data: { lastname: "Expanded", Contact_Tasks: [{ subject: "call" }, { subject: "write" }] } });
    const row = await api.retrieve({
      collection: "contacts", key: contactId, select: ["lastname"],
      expand: [{ property: "Contact_Tasks", select: ["subject"], orderBy: ["subject desc"], top: 1 }, { property: "owninguser", select: ["fullname"] }],
    });
    assert.deepEqual(row.Contact_Tasks.map((task) => task.subject), ["write"]);
    assert.equal(row.owninguser.fullname, "System Administrator");
    const found = await api.retrieveMultiple({ collection: "contacts", select: ["lastname"], filter: "Contact_Tasks/any(t:t/subject eq 'call') and owninguser/lastname ne null" });
    assert.deepEqual(found.value.map((each) => each.lastname), ["Expanded"]);
  });

  test("runs a change set whole or not at all", async () => {
    api.startBatch();
    api.create({ collection: "contacts", data: { lastname: "Batched" }, contentId: "1" });
    api.create({ collection: "tasks", data: { subject: "from a batch", "regardingobjectid_contact_task@odata.bind": "$1" } });
    api.retrieveMultiple({ collection: "contacts", select: ["lastname"], filter: "lastname eq 'Batched'" });
    const [contactId, taskId, found] = await api.executeBatch();
    assert.equal(found.value[0].contactid, contactId);
    assert.equal((await api.retrieve({ collection: "tasks", key: taskId }))._regardingobjectid_value, contactId);

    api.startBatch();
    api.create({ collection: "contacts", data: { lastname: "Undone" } });
    api.deleteRecord({ collection: "contacts", key: "99999999-9999-4999-8999-999999999999" });
    await assert.rejects(api.executeBatch(), (errors) => [errors].flat()[0].status === 404);
    assert.equal(await api.count({ collection: "contacts", filter: "lastname eq 'Undone'" }), 0);
  });

  test("goes on after an error in a batch when asked to", async () => {
    api.startBatch();
    api.retrieve({ collection: "contacts", key: "99999999-9999-4999-8999-999999999999" });
    api.callFunction("WhoAmI");
    const results = await api.executeBatch({ continueOnError: true });
    assert.equal(results[0].status, 404);
    assert.match(results[1].UserId, /^[0-9a-f-]{36}$/);
  });

  test("sends a long query as a batch of one part", async () => {
    const filter = Array.from({ length: 80 }, (_, n) => `lastname eq 'a name that nobody has ${n}'`).join(" or ");
    assert.deepEqual((await api.retrieveMultiple({ collection: "contacts", select: ["lastname"], filter })).value, []);
  });

  test("links and unlinks rows", async () => {
    const userId = await makeUser(host.url, "linked@contoso.example", "Payments Agent");
    const roles = async () => (await api.retrieve({ collection: "systemusers", key: userId, select: ["fullname"], expand: [{ property: "systemuserroles_association", select: ["name"] }] })).systemuserroles_association;
    const [role] = await roles();
    assert.equal(role.name, "Payments Agent");
    await api.disassociate({ collection: "systemusers", primaryKey: userId, relationshipName: "systemuserroles_association", relatedKey: role.roleid });
    assert.deepEqual(await roles(), []);
  });

  test("calls a custom API with its parameters checked", async () => {
    const refused = api.callAction({ actionName: "cpay_GetRefundOptions", action: { TransactionID: gatewayId } });
    await assert.rejects(refused, fails(400, "0x80048d19"));
    await assert.rejects(api.callFunction("cpay_GetRefundOptions"), (error) => error.status === 405);
  });

  test("reads metadata: names of sets, columns, choices", async () => {
    const byName = connect({ useEntityNames: true });
    assert.deepEqual((await byName.retrieveMultiple({ collection: "cpay_gateway", select: ["cpay_name"] })).value.map((row) => row.cpay_name), ["Main"]);
    const tables = await api.retrieveEntities({ select: ["LogicalName"], filter: "IsActivity eq true and IsCustomEntity eq true" });
    assert.deepEqual(tables.value.map((table) => table.LogicalName).sort(), ["cpay_paymentattempt", "cpay_recoverytask"]);
    const column = await api.retrieveAttribute({
      entityKey: "LogicalName='cpay_refund'", attributeKey: "LogicalName='cpay_reason'", castType: "Microsoft.Dynamics.CRM.PicklistAttributeMetadata", select: ["LogicalName"], expand: [{ property: "OptionSet" }],
    });
    assert.equal(column.OptionSet.Options[0].Label.UserLocalizedLabel.Label, "Duplicate charge");
    assert.equal((await api.retrieveGlobalOptionSet({ key: "Name='cpay_gatewaytype'" })).Options.length, 10);
  });

  test("acts on behalf of a user, with that user's rights", async () => {
    const userId = await makeUser(host.url, "agent@contoso.example", "Payments Agent");
    const asAgent = connect({ onTokenRefresh: async () => "agent@contoso.example" });
    assert.equal((await asAgent.callFunction("WhoAmI")).UserId, userId);
    assert.equal((await api.callFunction({ functionName: "WhoAmI", impersonate: userId })).UserId, userId);
    await assert.rejects(asAgent.create({ collection: "cpay_transactions", data: charge("ch_agent") }), fails(403, "0x80040220"));
    await assert.rejects(api.create({ collection: "cpay_transactions", data: charge("ch_agent"), impersonate: userId }), fails(403, "0x80040220"));
    const stranger = connect({ onTokenRefresh: async () => "nobody@contoso.example" });
    await assert.rejects(stranger.callFunction("WhoAmI"), (error) => error.status === 401);
  });

  test("is told what is wrong, in the platform's words", async () => {
    await assert.rejects(api.retrieveMultiple({ collection: "nothings" }), fails(404, "0x8006088a"));
    await assert.rejects(api.retrieveMultiple({ collection: "contacts", select: ["nonsense"] }), fails(400, "0x80060888"));
    await assert.rejects(api.create({ collection: "contacts", data: { nonsense: 1 } }), fails(400, "0x80048d19"));
    await assert.rejects(api.create({ collection: "cpay_gateways", data: { cpay_name: "x".repeat(101), cpay_type: 192700001 } }), fails(400, "0x80044331"));
    await assert.rejects(api.retrieveMultiple({ collection: "contacts", savedQuery: gatewayId }), (error) => error.status === 501);
  });
});
