// The vendor's own Node SDK, unmodified, against our simulator.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import authorizenet from "authorizenet";
import { door, startSimulators } from "./host.mjs";
import { startReceiver } from "./receiver.mjs";

const { APIContracts: contracts, APIControllers: controllers } = authorizenet;

describe("the authorizenet SDK at the simulator", { timeout: 120_000 }, () => {
  let host, receiver;

  before(async () => {
    host = await startSimulators();
    receiver = await startReceiver();
  });

  after(async () => {
    await receiver?.stop();
    await host?.stop();
  });

  const make = (type, members) => {
    const made = new contracts[type]();
    for (const [name, value] of Object.entries(members)) made[`set${name[0].toUpperCase()}${name.slice(1)}`](value);
    return made;
  };

  const call = (operation, members = {}, key = "simulatorKey0001") => {
    const request = make(`${operation}Request`, { merchantAuthentication: make("MerchantAuthenticationType", { name: "simulator_login", transactionKey: key }), ...members });
    const controller = new controllers[`${operation}Controller`](request.getJSON());
    controller.setEnvironment(new URL("/simulators/authorize-net/xml/v1/request.api", host.url).href);
    // On a transport fault the SDK never calls back: the suite's time-out tells.
    return new Promise((resolve) => controller.execute(() => resolve(new contracts[`${operation}Response`](controller.getResponse()))));
  };

  const create = async (members, refId = "V") => {
    const response = await call("CreateTransaction", { refId, transactionRequest: make("TransactionRequestType", members) });
    return { outer: response.getMessages().getResultCode(), refId: response.getRefId(), told: response.getTransactionResponse() };
  };

  const card = (cardNumber = "4111111111111111", expirationDate = "2099-12") => make("PaymentType", { creditCard: make("CreditCardType", { cardNumber, expirationDate }) });
  const order = (invoiceNumber) => make("OrderType", { invoiceNumber });
  const charge = (amount, invoice, more = {}) => create({ transactionType: "authCaptureTransaction", amount, payment: card(), order: order(invoice), ...more }, invoice);
  const refund = (refTransId, amount, invoice) => create({ transactionType: "refundTransaction", amount, payment: card("1111", "XXXX"), refTransId, order: order(invoice) }, invoice);
  const details = async (transId) => (await call("GetTransactionDetails", { transId })).getTransaction();
  const settle = (...ids) => door(host.url, "authorize-net", "settle", { ids });
  const errorOf = ({ told }) => [told.getResponseCode(), told.getErrors().getError()[0].getErrorCode()];

  test("charges a card and reads the answer behind its byte-order mark", async () => {
    const { outer, refId, told } = await charge("19.90", "V-1");
    assert.deepEqual([outer, refId, told.getResponseCode(), told.getAccountNumber(), told.getAccountType()], ["Ok", "V-1", "1", "XXXX1111", "Visa"]);
    const found = await details(told.getTransId());
    assert.deepEqual([found.getTransactionStatus(), found.getOrder().getInvoiceNumber(), found.getAuthAmount()], ["capturedPendingSettlement", "V-1", 19.9]);
  });

  test("charges a stored method", async () => {
    const profile = make("CustomerProfileType", {
      description: "V-stored",
      email: "ada@example.com",
      paymentProfiles: [make("CustomerPaymentProfileType", { customerType: "individual", payment: card() })],
    });
    const stored = await call("CreateCustomerProfile", { profile });
    const paymentProfileId = stored.getCustomerPaymentProfileIdList().getNumericString()[0];
    const { told } = await create({
      transactionType: "authCaptureTransaction",
      amount: "20.00",
      profile: make("CustomerProfilePaymentType", { customerProfileId: stored.getCustomerProfileId(), paymentProfile: make("PaymentProfile", { paymentProfileId }) }),
      order: order("V-2"),
    });
    assert.equal(told.getResponseCode(), "1");
    assert.equal((await details(told.getTransId())).getCustomer().getEmail(), "ada@example.com");
  });

  test("refunds in part after settlement, and no more than is left", async () => {
    const { told } = await charge("100.00", "V-3");
    const id = told.getTransId();
    assert.deepEqual(errorOf(await refund(id, "10.00", "V-3-early")), ["3", "54"]);
    await settle(id);
    const part = await refund(id, "30.00", "V-3-part");
    assert.deepEqual(errorOf(await refund(id, "70.01", "V-3-much")), ["3", "55"]);
    assert.equal((await refund(id, "70.00", "V-3-rest")).told.getResponseCode(), "1");
    const found = await details(part.told.getTransId());
    assert.deepEqual([found.getRefTransId(), found.getTransactionStatus()], [id, "refundPendingSettlement"]);
    const { charges } = await door(host.url, "authorize-net", "ledger");
    assert.deepEqual(charges.find((each) => each.id === id).refunds.map(({ amount, reference }) => [amount, reference]), [[30, "V-3-part"], [70, "V-3-rest"]]);
  });

  test("voids what is not settled, once", async () => {
    const { told } = await charge("21.00", "V-4");
    const voided = () => create({ transactionType: "voidTransaction", refTransId: told.getTransId() });
    assert.equal((await voided()).told.getMessages().getMessage()[0].getCode(), "1");
    assert.equal((await voided()).told.getMessages().getMessage()[0].getCode(), "310");
  });

  test("tells declines and duplicates with their codes", async () => {
    const declined = await charge("22.00", "V-5", { billTo: make("CustomerAddressType", { zip: "46282" }) });
    assert.deepEqual([declined.outer, ...errorOf(declined)], ["Error", "2", "2"]);
    await charge("23.00", "V-6");
    assert.deepEqual(errorOf(await charge("23.00", "V-6")), ["3", "11"]);
  });

  test("refuses wrong keys and unknown transactions", async () => {
    const codeOf = (response) => response.getMessages().getMessage()[0].getCode();
    assert.equal(codeOf(await call("AuthenticateTest", {}, "wrong")), "E00007");
    assert.equal(codeOf(await call("AuthenticateTest")), "I00001");
    assert.equal(codeOf(await call("GetTransactionDetails", { transId: "60000000000" })), "E00040");
  });

  test("lists what is not settled, then the batch it settled in", async () => {
    const { told } = await charge("24.00", "V-7");
    const newest = { sorting: make("TransactionListSorting", { orderBy: "submitTimeUTC", orderDescending: true }), paging: make("Paging", { limit: 10, offset: 1 }) };
    const unsettled = await call("GetUnsettledTransactionList", newest);
    assert.equal(unsettled.getTransactions().getTransaction()[0].getInvoiceNumber(), "V-7");
    await settle(told.getTransId());
    const batches = (await call("GetSettledBatchList", {})).getBatchList().getBatch();
    const listed = await call("GetTransactionList", { batchId: batches[0].getBatchId(), ...newest });
    assert.deepEqual(listed.getTransactions().getTransaction().map((each) => each.getTransId()), [told.getTransId()]);
  });

  test("is told of a charge with a signature over the body as it is", async () => {
    const { createHmac } = await import("node:crypto");
    await door(host.url, "authorize-net", "settings", { notificationUrl: receiver.url });
    const { told } = await charge("25.00", "V-8");
    const notification = await receiver.next((request) => request.body.includes(told.getTransId()));
    const key = "0123456789ABCDEF".repeat(8);
    const signature = createHmac("sha512", key).update(notification.body).digest("hex").toUpperCase();
    assert.equal(notification.headers["x-anet-signature"], `sha512=${signature}`);
    assert.match(notification.body, /"authAmount":25\.00,/);
  });
});
