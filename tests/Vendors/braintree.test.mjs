// The vendor's own Node SDK, unmodified, against our simulator.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import braintree from "braintree";
import { door, startSimulators } from "./host.mjs";
import { startReceiver } from "./receiver.mjs";

const merchantId = "simulator_merchant";

function connect(url, privateKey = "simulator_private_key") {
  const environment = new braintree.Environment(url.hostname, url.port, "", false, url.hostname, url.port);
  environment.baseGraphQLUrl = () => "/simulators/braintree/graphql";
  const gateway = new braintree.BraintreeGateway({ environment, merchantId, publicKey: "simulator_public_key", privateKey });
  gateway.config.baseMerchantPath = () => `/simulators/braintree/merchants/${merchantId}`;
  gateway.config.timeout = 20_000;
  return gateway;
}

const collect = (search) =>
  new Promise((resolve, reject) => {
    const found = [];
    search.on("data", (transaction) => found.push(transaction));
    search.on("end", () => resolve(found));
    search.on("error", reject);
  });

describe("the braintree SDK at the simulator", { timeout: 120_000 }, () => {
  let host, receiver, gateway;

  before(async () => {
    host = await startSimulators();
    receiver = await startReceiver();
    gateway = connect(host.url);
  });

  after(async () => {
    await receiver?.stop();
    await host?.stop();
  });

  const sale = (amount, orderId, more = {}) =>
    gateway.transaction.sale({ amount, orderId, paymentMethodNonce: "fake-valid-nonce", options: { submitForSettlement: true }, ...more });

  async function settled(amount, orderId) {
    const { transaction } = await sale(amount, orderId);
    await gateway.testing.settle(transaction.id);
    return transaction;
  }

  test("charges and finds the charge again", async () => {
    const result = await sale("19.90", "V-1");
    assert.equal(result.success, true);
    const found = await gateway.transaction.find(result.transaction.id);
    assert.deepEqual([found.status, found.amount, found.orderId, found.currencyIsoCode], ["submitted_for_settlement", "19.90", "V-1", "USD"]);
  });

  test("stores a customer with a method and charges it", async () => {
    const { customer } = await gateway.customer.create({ email: "ada@example.com", firstName: "Ada", paymentMethodNonce: "fake-valid-visa-nonce" });
    const [card] = customer.creditCards;
    const result = await sale("20.10", "V-vault", { paymentMethodNonce: undefined, paymentMethodToken: card.token });
    assert.deepEqual([result.success, result.transaction.customer.email, result.transaction.creditCard.last4], [true, "ada@example.com", "1881"]);
    assert.equal((await gateway.paymentMethod.find(card.token)).token, card.token);
  });

  test("refunds in part, and no more than is left", async () => {
    const transaction = await settled("100.00", "V-refund");
    const part = await gateway.transaction.refund(transaction.id, "30.00");
    const tooMuch = await gateway.transaction.refund(transaction.id, "70.01");
    const rest = await gateway.transaction.refund(transaction.id);
    assert.deepEqual([part.success, part.transaction.type, part.transaction.refundedTransactionId], [true, "credit", transaction.id]);
    assert.deepEqual(tooMuch.errors.deepErrors().map((error) => error.code), ["91521"]);
    assert.deepEqual([rest.success, rest.transaction.amount], [true, "70.00"]);
    const { charges } = await door(host.url, "braintree", "ledger");
    assert.deepEqual(charges.find(({ id }) => id === transaction.id).refunds.map(({ amount }) => amount), [30, 70]);
  });

  test("does not refund what is not settled, and voids it instead", async () => {
    const { transaction } = await sale("21.00", "V-void");
    const refund = await gateway.transaction.refund(transaction.id, "1.00");
    const voided = await gateway.transaction.void(transaction.id);
    const again = await gateway.transaction.void(transaction.id);
    assert.deepEqual(refund.errors.deepErrors().map((error) => error.code), ["91506"]);
    assert.equal(voided.transaction.status, "voided");
    assert.deepEqual(again.errors.deepErrors().map((error) => error.code), ["91504"]);
  });

  test("tells a decline with its code and keeps the transaction", async () => {
    const result = await sale("2001.00", "V-declined");
    assert.equal(result.success, false);
    assert.deepEqual(
      [result.transaction.status, result.transaction.processorResponseCode, result.transaction.processorResponseType],
      ["processor_declined", "2001", "soft_declined"],
    );
  });

  test("rejects a second charge that is the same", async () => {
    await sale("22.00", "V-twice");
    const second = await sale("22.00", "V-twice");
    assert.deepEqual([second.success, second.transaction.gatewayRejectionReason], [false, "duplicate"]);
  });

  test("books once for one API request key", async () => {
    const first = await sale("23.00", "V-key", { apiRequestKey: "vendor-key" });
    const second = await sale("23.00", "V-key", { apiRequestKey: "vendor-key" });
    assert.equal(second.transaction.id, first.transaction.id);
  });

  test("searches in two steps", async () => {
    const { transaction } = await sale("24.00", "V-search");
    await sale("25.00", "V-other");
    const found = await collect(gateway.transaction.search((search) => search.orderId().is("V-search")));
    assert.deepEqual(found.map(({ id }) => id), [transaction.id]);
  });

  test("authorizes first and captures later", async () => {
    const { transaction } = await sale("26.00", "V-auth", { options: { submitForSettlement: false } });
    const captured = await gateway.transaction.submitForSettlement(transaction.id, "20.00");
    assert.deepEqual([transaction.status, captured.transaction.status, captured.transaction.amount], ["authorized", "submitted_for_settlement", "20.00"]);
  });

  test("gives a client token", async () => assert.ok((await gateway.clientToken.generate({})).clientToken));

  test("answers GraphQL", async () => {
    const answer = await gateway.graphQLClient.query("{ping}");
    assert.equal(answer.data.ping, "pong");
  });

  test("refuses wrong credentials, and an id that does not exist", async () => {
    await assert.rejects(connect(host.url, "wrong").transaction.find("abc"), { type: "authenticationError" });
    await assert.rejects(gateway.transaction.find("nothere"), { type: "notFoundError" });
  });

  test("verifies what the simulator signed, and not what somebody else did", async () => {
    await door(host.url, "braintree", "settings", { notificationUrl: receiver.url });
    const transaction = await settled("27.00", "V-told");
    const form = ({ body }) => new URLSearchParams(body);
    const payload = (notification) => Buffer.from(form(notification).get("bt_payload"), "base64").toString("utf8");
    const told = form(await receiver.next((notification) => payload(notification).includes("V-told")));
    const parsed = await gateway.webhookNotification.parse(told.get("bt_signature"), told.get("bt_payload"));
    assert.deepEqual([parsed.kind, parsed.transaction.id, parsed.transaction.amount], ["transaction_disbursed", transaction.id, "27.00"]);

    await door(host.url, "braintree", "notify", { event: "check", mode: "bad-signature" });
    const forged = form(await receiver.next((notification) => payload(notification).includes("<kind>check</kind>")));
    await assert.rejects(gateway.webhookNotification.parse(forged.get("bt_signature"), forged.get("bt_payload")), { type: "invalidSignatureError" });
  });

  test("reads a dispute and a subscription's charge", async () => {
    await door(host.url, "braintree", "settings", { notificationUrl: receiver.url });
    const transaction = await settled("28.00", "V-dispute");
    for (const event of ["dispute_opened", "subscription_charged_successfully"]) await door(host.url, "braintree", "notify", { event, chargeId: transaction.id });
    const parse = async (kind) => {
      const { body } = await receiver.next((notification) => Buffer.from(new URLSearchParams(notification.body).get("bt_payload"), "base64").toString("utf8").includes(`<kind>${kind}</kind>`));
      const form = new URLSearchParams(body);
      return gateway.webhookNotification.parse(form.get("bt_signature"), form.get("bt_payload"));
    };
    assert.equal((await parse("dispute_opened")).dispute.transaction.id, transaction.id);
    assert.equal((await parse("subscription_charged_successfully")).subscription.transactions[0].id, transaction.id);
  });
});
