// The vendor's own Node SDK, unmodified, against our simulator.
import assert from "node:assert/strict";
import { createVerify } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { crc32 } from "node:zlib";
import { Client, Environment, OrdersController, PaymentsController, TransactionSearchController, VaultController } from "@paypal/paypal-server-sdk";
import axios from "axios";
import { door, startSimulators } from "./host.mjs";
import { startReceiver } from "./receiver.mjs";

// The SDK has the vendor's hosts built in: the address is turned to the simulator at the last moment.
const connect = (url, secret = "simulator_client_secret") => {
  const send = axios.getAdapter("http");
  const adapter = (request) => send({ ...request, url: request.url.replace(/^https:\/\/api-m(\.sandbox)?\.paypal\.com/, new URL("/simulators/paypal", url).href) });
  return new Client({
    environment: Environment.Sandbox,
    clientCredentialsAuthCredentials: { oAuthClientId: "simulator_client_id", oAuthClientSecret: secret },
    timeout: 20_000,
    unstable_httpClientOptions: { adapter },
  });
};

const visa = { number: "4012888888881881", expiry: "2030-12" };
const dollars = (value) => ({ currencyCode: "USD", value });
const prefer = "return=representation";
const refused = (issue) => (error) => error.statusCode === 422 && error.result.details[0].issue === issue;

describe("the paypal SDK at the simulator", { timeout: 120_000 }, () => {
  let host, receiver, orders, payments, vault, reports;
  let number = 0;

  before(async () => {
    host = await startSimulators();
    receiver = await startReceiver();
    const client = connect(host.url);
    orders = new OrdersController(client);
    payments = new PaymentsController(client);
    vault = new VaultController(client);
    reports = new TransactionSearchController(client);
  });

  after(async () => {
    await receiver?.stop();
    await host?.stop();
  });

  const order = async (value, { card = visa, intent = "CAPTURE", invoiceId, id = `order-${++number}` } = {}) => {
    const body = { intent, purchaseUnits: [{ amount: dollars(value), invoiceId, customId: "crm-1" }], paymentSource: { card } };
    return (await orders.createOrder({ body, paypalRequestId: id, prefer })).result;
  };
  const captured = async (value, more) => (await order(value, more)).purchaseUnits[0].payments.captures[0];
  const refund = async (captureId, body, id = `refund-${++number}`) => (await payments.refundCapturedPayment({ captureId, body, paypalRequestId: id, prefer })).result;

  test("charges a stored method as the merchant", async () => {
    const { result: token } = await vault.createPaymentToken({ body: { paymentSource: { card: visa } }, paypalRequestId: "vault-1" });
    const card = { vaultId: token.id, storedCredential: { paymentInitiator: "MERCHANT", paymentType: "RECURRING", usage: "SUBSEQUENT" } };
    const paid = await order("19.90", { card, invoiceId: "V-1" });
    const [capture] = paid.purchaseUnits[0].payments.captures;
    assert.deepEqual([paid.status, capture.status, capture.amount.value, capture.invoiceId, paid.paymentSource.card.lastDigits], ["COMPLETED", "COMPLETED", "19.90", "V-1", "1881"]);
    await vault.deletePaymentToken(token.id);
    await assert.rejects(order("19.90", { card }), refused("TOKEN_ID_NOT_FOUND"));
  });

  test("refunds in part, and no more than is left", async () => {
    const { id } = await captured("100.00");
    const part = await refund(id, { amount: dollars("30.00"), invoiceId: "RF-V" });
    await assert.rejects(refund(id, { amount: dollars("70.01") }), refused("REFUND_AMOUNT_EXCEEDED"));
    const rest = await refund(id, {});
    await assert.rejects(refund(id, {}), refused("CAPTURE_FULLY_REFUNDED"));
    assert.deepEqual([part.status, rest.amount.value, rest.sellerPayableBreakdown.totalRefundedAmount.value], ["COMPLETED", "70.00", "100.00"]);
    assert.equal((await payments.getCapturedPayment({ captureId: id })).result.status, "REFUNDED");
    assert.equal((await payments.getRefund({ refundId: part.id })).result.invoiceId, "RF-V");
    const { charges } = await door(host.url, "paypal", "ledger");
    assert.deepEqual(charges.find((charge) => charge.id === id).refunds.map(({ amount, reference }) => [amount, reference]), [[30, "RF-V"], [70, ""]]);
  });

  test("lists the refunds of a capture with its order", async () => {
    const paid = await order("50.00");
    const made = await refund(paid.purchaseUnits[0].payments.captures[0].id, { amount: dollars("5.00"), invoiceId: "RF-listed" });
    const { result: again } = await orders.getOrder({ id: paid.id });
    assert.deepEqual(again.purchaseUnits[0].payments.refunds.map(({ id, invoiceId }) => [id, invoiceId]), [[made.id, "RF-listed"]]);
  });

  test("answers the same request id with the same refund", async () => {
    const { id } = await captured("10.00");
    const first = await refund(id, { amount: dollars("4.00") }, "same");
    const second = await refund(id, { amount: dollars("4.00") }, "same");
    assert.equal(second.id, first.id);
  });

  test("holds, captures and releases", async () => {
    const held = async () => (await order("20.00", { intent: "AUTHORIZE" })).purchaseUnits[0].payments.authorizations[0].id;
    const [taken, released] = [await held(), await held()];
    const { result: capture } = await payments.captureAuthorizedPayment({ authorizationId: taken, paypalRequestId: "take", prefer });
    assert.equal((await payments.voidPayment({ authorizationId: released, paypalRequestId: "release", prefer })).result.status, "VOIDED");
    await assert.rejects(payments.voidPayment({ authorizationId: taken }), refused("PREVIOUSLY_CAPTURED"));
    assert.deepEqual([capture.status, (await payments.getAuthorizedPayment({ authorizationId: taken })).result.status], ["COMPLETED", "CAPTURED"]);
  });

  test("tells a decline in a capture that says so", async () => {
    const capture = await captured("21.00", { card: { ...visa, name: "CCREJECT-IF" } });
    assert.deepEqual([capture.status, capture.processorResponse.responseCode], ["DECLINED", "5120"]);
  });

  test("reports by invoice id", async () => {
    const { id } = await captured("22.00", { invoiceId: "V-report" });
    const [startDate, endDate] = [-3_600_000, 3_600_000].map((shift) => new Date(Date.now() + shift).toISOString());
    const { result } = await reports.searchTransactions({ startDate, endDate, fields: "all" });
    assert.deepEqual(result.transactionDetails.map(({ transactionInfo }) => transactionInfo).filter(({ invoiceId }) => invoiceId === "V-report").map(({ transactionId }) => transactionId), [id]);
  });

  test("knows the rate limit and a missing object as the SDK does", async () => {
    await door(host.url, "paypal", "faults", { operation: "charge", kind: "rate-limit" });
    await assert.rejects(order("25.00"), { statusCode: 429 });
    await assert.rejects(payments.getCapturedPayment({ captureId: "NOTHERE" }), { statusCode: 404 });
  });

  test("refuses a wrong secret", () => assert.rejects(new PaymentsController(connect(host.url, "wrong")).getCapturedPayment({ captureId: "ANY" })));

  // As the vendor documents the check without a call: the certificate that the notification names signs its checksum.
  const isGood = async ({ headers, body }) => {
    const certificate = new URL(headers["paypal-cert-url"]);
    assert.equal(certificate.host, "api.sandbox.paypal.com");
    const pem = await (await fetch(new URL(`/simulators/paypal${certificate.pathname}`, host.url))).text();
    const message = [headers["paypal-transmission-id"], headers["paypal-transmission-time"], "0SIM46839H8241612", crc32(body)].join("|");
    return createVerify("RSA-SHA256").update(message).verify(pem, headers["paypal-transmission-sig"], "base64");
  };

  test("signs what it notifies, and not what is forged", async () => {
    await door(host.url, "paypal", "settings", { notificationUrl: receiver.url });
    const { id } = await captured("26.00");
    const told = await receiver.next(({ body }) => body.includes("PAYMENT.CAPTURE.COMPLETED") && body.includes(id));
    assert.equal(await isGood(told), true);
    assert.equal(await isGood({ ...told, body: `${told.body} ` }), false);
    await door(host.url, "paypal", "notify", { event: "PAYMENT.CAPTURE.COMPLETED", chargeId: id, mode: "bad-signature" });
    assert.equal(await isGood(await receiver.next(({ body }) => body.includes(id))), false);
  });
});
