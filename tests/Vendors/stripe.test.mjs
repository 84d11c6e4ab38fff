// The vendor's own Node SDK, unmodified, against our simulator.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import Stripe from "stripe";
import { door, startSimulators } from "./host.mjs";
import { startReceiver } from "./receiver.mjs";

const connect = (url, key = "sk_test_simulator") =>
  new Stripe(key, { host: url.hostname, port: url.port, protocol: "http", telemetry: false, maxNetworkRetries: 0, timeout: 20_000 });

describe("the stripe SDK at the simulator", { timeout: 120_000 }, () => {
  let host, receiver, stripe;

  before(async () => {
    host = await startSimulators();
    receiver = await startReceiver();
    stripe = connect(host.url);
  });

  after(async () => {
    await receiver?.stop();
    await host?.stop();
  });

  const charge = (amount, more = {}, options = {}) =>
    stripe.paymentIntents.create({ amount, currency: "usd", payment_method: "pm_card_visa", confirm: true, ...more }, options);

  test("charges a stored method off-session", async () => {
    const customer = await stripe.customers.create({ email: "ada@example.com", metadata: { crm_customer_id: "c-1" } });
    const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    const intent = await charge(1990, { customer: customer.id, payment_method: method.id, off_session: true, metadata: { order_id: "V-1" }, expand: ["latest_charge"] });
    assert.deepEqual([intent.status, intent.latest_charge.amount, intent.latest_charge.billing_details.email], ["succeeded", 1990, "ada@example.com"]);
  });

  test("refunds in part, and no more than is left", async () => {
    const intent = await charge(10_000);
    const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 3_000, reason: "duplicate", metadata: { refund_ref: "RF-V" } });
    await assert.rejects(stripe.refunds.create({ payment_intent: intent.id, amount: 7_001 }), { type: "StripeInvalidRequestError", param: "amount" });
    await stripe.refunds.create({ payment_intent: intent.id });
    await assert.rejects(stripe.refunds.create({ payment_intent: intent.id }), { code: "charge_already_refunded" });
    assert.equal(part.status, "succeeded");
    const listed = await stripe.refunds.list({ payment_intent: intent.id, limit: 100 });
    assert.deepEqual(listed.data.map(({ amount }) => amount), [7_000, 3_000]);
    const { charges } = await door(host.url, "stripe", "ledger");
    assert.deepEqual(charges.find(({ id }) => id === intent.id).refunds.map(({ amount, reference }) => [amount, reference]), [[30, "RF-V"], [70, ""]]);
  });

  test("cancels what is not captured", async () => {
    const intent = await charge(2_000, { capture_method: "manual" });
    assert.equal((await stripe.paymentIntents.cancel(intent.id)).status, "canceled");
    await assert.rejects(stripe.refunds.create({ payment_intent: intent.id }), { type: "StripeInvalidRequestError" });
  });

  test("has a page where a customer pays once", async () => {
    const session = await stripe.checkout.sessions.create({
      mode: "payment",
      line_items: [{ price_data: { currency: "usd", unit_amount: 1500, product_data: { name: "Invoice 7" } }, quantity: 1 }],
      success_url: "https://shop.example.com/thanks",
      client_reference_id: "PL-V",
      payment_intent_data: { metadata: { order_id: "PL-V" } },
    });
    await fetch(session.url, { method: "POST", body: new URLSearchParams({ with: "pm_card_visa" }) });
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    assert.deepEqual([session.status, paid.status, paid.payment_status, paid.payment_intent.metadata.order_id], ["open", "complete", "paid", "PL-V"]);
    await assert.rejects(stripe.checkout.sessions.expire(session.id), { type: "StripeInvalidRequestError" });
  });

  test("tells a decline with its codes and the open intent", async () => {
    const decline = await charge(2_100, { payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" }).catch((error) => error);
    assert.deepEqual(
      [decline.type, decline.code, decline.decline_code, decline.advice_code, decline.payment_intent.status],
      ["StripeCardError", "card_declined", "insufficient_funds", "try_again_later", "requires_payment_method"],
    );
  });

  test("answers the same key with the same charge, and refuses it for another", async () => {
    const first = await charge(2_200, {}, { idempotencyKey: "vendor-key" });
    const second = await charge(2_200, {}, { idempotencyKey: "vendor-key" });
    assert.equal(second.id, first.id);
    assert.equal(second.lastResponse.headers["idempotent-replayed"], "true");
    assert.equal(second.lastResponse.headers["original-request"], first.lastResponse.requestId);
    await assert.rejects(charge(2_300, {}, { idempotencyKey: "vendor-key" }), { type: "StripeIdempotencyError" });
  });

  test("finds by metadata, and lists with pages", async () => {
    const customer = await stripe.customers.create({ email: "eve@example.com" });
    for (const order of ["V-a", "V-b", "V-c"]) await charge(2_400, { customer: customer.id, metadata: { order_id: order } });
    const found = await stripe.paymentIntents.search({ query: "metadata['order_id']:'V-b' AND status:'succeeded'" });
    assert.deepEqual(found.data.map(({ metadata }) => metadata.order_id), ["V-b"]);
    const listed = [];
    for await (const intent of stripe.paymentIntents.list({ customer: customer.id, limit: 2 })) listed.push(intent.metadata.order_id);
    assert.deepEqual(listed, ["V-c", "V-b", "V-a"]);
  });

  test("knows the rate limit and a missing object as the SDK does", async () => {
    await door(host.url, "stripe", "faults", { operation: "charge", kind: "rate-limit" });
    await assert.rejects(charge(2_500), { type: "StripeRateLimitError" });
    await assert.rejects(stripe.paymentIntents.retrieve("pi_nothere"), { code: "resource_missing", statusCode: 404 });
  });

  test("refuses a wrong key", () => assert.rejects(connect(host.url, "sk_test_wrong").balance.retrieve(), { type: "StripeAuthenticationError" }));

  test("verifies what the simulator signed, and not what is forged or old", async () => {
    await door(host.url, "stripe", "settings", { notificationUrl: receiver.url });
    const intent = await charge(2_600, { metadata: { crm_customer_id: "c-2" } });
    const about = (type) => receiver.next(({ body }) => body.includes(`"type":"${type}"`) && body.includes(intent.id));
    const told = await about("payment_intent.succeeded");
    const event = stripe.webhooks.constructEvent(told.body, told.headers["stripe-signature"], "whsec_simulator");
    assert.deepEqual([event.type, event.data.object.metadata.crm_customer_id], ["payment_intent.succeeded", "c-2"]);

    for (const mode of ["bad-signature", "old"]) {
      await door(host.url, "stripe", "notify", { event: "payment_intent.succeeded", chargeId: intent.id, mode });
      const bad = await about("payment_intent.succeeded");
      assert.throws(() => stripe.webhooks.constructEvent(bad.body, bad.headers["stripe-signature"], "whsec_simulator"), { type: "StripeSignatureVerificationError" });
    }
  });

  test("tells a subscription's invoice, and its payments only to those who ask", async () => {
    await door(host.url, "stripe", "settings", { notificationUrl: receiver.url });
    const intent = await charge(2_650);
    await door(host.url, "stripe", "notify", { event: "invoice.paid", chargeId: intent.id });
    const told = await receiver.next(({ body }) => body.includes('"type":"invoice.paid"'));
    const { data: { object: invoice } } = stripe.webhooks.constructEvent(told.body, told.headers["stripe-signature"], "whsec_simulator");
    assert.deepEqual([invoice.status, invoice.parent.subscription_details.subscription, invoice.payments], ["paid", intent.id.replace("pi_", "sub_"), undefined]);
    const { payments } = await stripe.invoices.retrieve(invoice.id, { expand: ["payments"] });
    assert.deepEqual(payments.data.map(({ payment, is_default }) => [payment.payment_intent, is_default]), [[intent.id, true]]);
  });

  test("keeps events to be asked for", async () => {
    const intent = await charge(2_700);
    await stripe.refunds.create({ payment_intent: intent.id });
    const events = await stripe.events.list({ type: "charge.refunded", limit: 1 });
    assert.equal(events.data[0].data.object.payment_intent, intent.id);
  });
});
