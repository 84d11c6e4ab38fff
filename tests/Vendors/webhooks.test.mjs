// What the vendors' own SDKs sign is accepted by our Webhooks service, and nothing else is.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import braintree from "braintree";
import Stripe from "stripe";
import { startDataverse } from "./dataverse.mjs";
import { startWebhooks } from "./host.mjs";

// The first option value of every choice: Braintree, and the mode Test.
const firstOption = 192700000;
const braintreeId = "b0000000-0000-0000-0000-000000000001";
const stripeId = "b0000000-0000-0000-0000-000000000002";
const gateways = {
  [braintreeId]: { cpay_type: firstOption, cpay_mode: firstOption, cpay_publickey: "vendor_public", cpay_secretname: "braintree-key" },
  [stripeId]: { cpay_type: firstOption + 1, cpay_mode: firstOption, cpay_webhooksecretname: "stripe-endpoint" },
};
const secrets = { "braintree-key": "vendor_private", "stripe-endpoint": "whsec_vendor" };

describe("the Webhooks service", { timeout: 120_000 }, () => {
  let dataverse, webhooks;

  before(async () => {
    dataverse = await startDataverse(gateways, secrets);
    webhooks = await startWebhooks(dataverse.url);
  });

  after(async () => {
    await webhooks?.stop();
    await dataverse?.stop();
  });

  const deliver = (gatewayId, body, headers) => fetch(new URL(`/webhooks/${gatewayId}`, webhooks.url), { method: "POST", body, headers });
  const storedOf = (gatewayId) => [...dataverse.stored.values()].filter((event) => event.GatewayId === gatewayId).map((event) => event.EventType);

  const signer = (privateKey = "vendor_private") =>
    new braintree.BraintreeGateway({ environment: braintree.Environment.Sandbox, merchantId: "vendor_merchant", publicKey: "vendor_public", privateKey });

  test("takes what the braintree SDK signed", async () => {
    const { bt_signature, bt_payload } = await signer().webhookTesting.sampleNotification(braintree.WebhookNotification.Kind.TransactionDisbursed, "abc123");
    const response = await deliver(braintreeId, new URLSearchParams({ bt_signature, bt_payload }));
    assert.equal(response.status, 200);
    assert.ok(storedOf(braintreeId).includes("transaction_disbursed"));
  });

  test("refuses what was signed with another private key", async () => {
    const { bt_signature, bt_payload } = await signer("somebody_elses").webhookTesting.sampleNotification(braintree.WebhookNotification.Kind.Check, "abc123");
    assert.equal((await deliver(braintreeId, new URLSearchParams({ bt_signature, bt_payload }))).status, 401);
    assert.ok(!storedOf(braintreeId).includes("check"));
  });

  test("answers braintree's check of the destination as the SDK would", async () => {
    const challenge = "20f9f8ed05f77439fe955c977e4c8a53";
    const response = await fetch(new URL(`/webhooks/${braintreeId}?bt_challenge=${challenge}`, webhooks.url));
    assert.equal(await response.text(), signer().webhookNotification.verify(challenge));
  });

  const stripe = new Stripe("sk_test_vendor");
  const event = (id) => JSON.stringify({ id, object: "event", type: "charge.refunded", data: { object: { id: "ch_1", object: "charge" } } });
  const signed = (payload, more = {}) => ({ "Stripe-Signature": stripe.webhooks.generateTestHeaderString({ payload, secret: "whsec_vendor", ...more }) });

  test("takes what the stripe SDK signed, once", async () => {
    const payload = event("evt_vendor");
    const statuses = [(await deliver(stripeId, payload, signed(payload))).status, (await deliver(stripeId, payload, signed(payload))).status];
    assert.deepEqual([statuses, storedOf(stripeId)], [[200, 200], ["charge.refunded"]]);
  });

  test("refuses what is too old, changed, or signed with another secret", async () => {
    const payload = event("evt_refused");
    const old = signed(payload, { timestamp: Math.floor(Date.now() / 1000) - 3_600 });
    const forged = signed(payload, { secret: "whsec_somebody_elses" });
    for (const [body, headers] of [[payload, old], [payload, forged], [`${payload} `, signed(payload)]]) {
      const { status } = await deliver(stripeId, body, headers);
      assert.ok(status === 400 || status === 401, `answered ${status}`);
    }
    assert.ok(!dataverse.stored.has("evt_refused"));
  });
});
