import { expect, test } from "./app.mjs";

const agent = "agent@contoso.example", approver = "approver@contoso.example";
const status = { cancelled: 192700004, succeeded: 192700007, failed: 192700008, unknown: 192700009 };

/** A refund that the agent asked for over the Web API. */
async function asked(app, key, amount, charge) {
  const chosen = charge ?? (await app.charge({ gateway: "Stripe", least: 1000, skip: 2 }));
  return app.api("POST", "cpay_RequestRefund", { TransactionId: chosen.cpay_transactionid, Amount: amount, Reason: 192700015, IdempotencyKey: key }, agent);
}

const reaches = (app, id, wanted) => expect.poll(async () => (await app.api("GET", `cpay_refunds(${id})?$select=cpay_status`)).cpay_status).toBe(wanted);

test("A rep takes back a request that nobody has decided on", async ({ app, page }) => {
  const { RefundId: id } = await asked(app, "to-take-back", 102);
  await app.signIn(agent);
  await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
  await page.getByRole("menuitem", { name: "Take Back" }).click();
  await expect(app.dialog.getByText("the amount is free again")).toBeVisible();
  expect(await app.findings()).toEqual([]);
  await app.dialog.getByLabel("Comment").fill("The customer has changed their mind.");
  await app.dialog.getByRole("button", { name: "Take back" }).click();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  await reaches(app, id, status.cancelled);
  await expect(page.getByRole("menuitem", { name: "Take Back" })).toHaveCount(0);
});

test.describe("A refund that failed", () => {
  test("is tried again from the dialog, as a new refund with the same content", async ({ app, page }) => {
    await app.signIn(agent);
    await app.fault("stripe", { kind: "decline" });
    const charge = await app.charge({ gateway: "Stripe", skip: 3 });
    await app.openRefund(charge);
    await app.requestRefund("1.11");
    await expect(app.dialog.getByText("The refund failed")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Try again" }).click();
    await expect(app.dialog.getByLabel(/^Amount/)).toHaveValue("1.11");
    await app.dialog.getByRole("button", { name: /^Refund 1/ }).click();
    await expect(app.dialog.getByText("The refund went through")).toBeVisible();
    const refunds = await app.api("GET", `cpay_refunds?$select=cpay_status&$orderby=cpay_name&$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_amount eq 1.11`);
    expect(refunds.value.map((refund) => refund.cpay_status)).toEqual([status.failed, status.succeeded]);
  });

  test("is tried again from its own form", async ({ app, page }) => {
    await app.fault("stripe", { kind: "decline" });
    const { RefundId: id } = await asked(app, "to-try-again", 1.12);
    await reaches(app, id, status.failed);
    await app.signIn(agent);
    await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
    await page.getByRole("menuitem", { name: "Try Again" }).click();
    await expect(app.dialog.getByLabel(/^Amount/)).toHaveValue("1.12");
    await expect(app.dialog.getByLabel("Reason")).toHaveValue("192700015");
    await app.dialog.getByRole("button", { name: /^Refund 1/ }).click();
    await expect(app.dialog.getByText("The refund went through")).toBeVisible();
  });
});

test("A refund without an answer is looked up on demand and ended by another person, with what was seen", async ({ app, page }) => {
  await app.fault("stripe", { kind: "drop-before", operation: "*", count: 20 });
  const { RefundId: id } = await asked(app, "to-resolve", 1.13);
  await reaches(app, id, status.unknown);
  await app.signIn(approver);
  await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
  await page.getByRole("menuitem", { name: "Check Now" }).click();
  await expect(page.getByText("The gateway is asked now")).toBeVisible();
  await expect.poll(async () => (await app.api("GET", `cpay_refunds(${id})?$select=cpay_checks`)).cpay_checks ?? 0).toBeGreaterThan(0);
  await page.getByRole("menuitem", { name: "Resolve" }).click();
  await app.dialog.getByRole("button", { name: "End the refund" }).click();
  await expect(app.dialog.getByText("Choose what happened.")).toBeVisible();
  await app.dialog.getByLabel("nothing went back").check();
  await app.dialog.getByLabel("Comment").fill("The console shows no refund of this charge.");
  expect(await app.findings()).toEqual([]);
  await app.picture("resolve");
  await app.dialog.getByRole("button", { name: "End the refund" }).click();
  await expect(app.dialog.getByText("is free again")).toBeVisible();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  await reaches(app, id, status.failed);
  await page.request.delete(`${app.url}/simulators/stripe/faults`);
});

test("Store credit is asked for in the dialog, approved by another person and ended with its number", async ({ app, page }) => {
  await app.signIn(agent);
  const charge = await app.charge({ gateway: "Stripe", least: 30, skip: 13 });
  await app.openRefund(charge);
  await app.dialog.getByLabel(/^Amount/).fill("1.14");
  await app.dialog.getByLabel("How the money goes back").selectOption({ label: "Store credit" });
  await expect(app.dialog.getByText("nothing is sent to the gateway")).toBeVisible();
  await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
  await app.dialog.getByRole("button", { name: /^Request refund of 1/ }).click();
  await expect(app.dialog.getByText("Waiting for an approver")).toBeVisible();
  const { value } = await app.api("GET", `cpay_refunds?$select=cpay_name&$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_amount eq 1.14`);
  const id = value[0].cpay_refundid;
  await app.api("POST", "cpay_DecideRefund", { RefundId: id, Decision: "Approve" }, approver);
  await reaches(app, id, 192700005);
  await app.signIn(approver);
  await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
  await expect(page.getByRole("menuitem", { name: "Check Now" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Resolve" }).click();
  await app.dialog.getByLabel("It was paid to the customer.").check();
  await app.dialog.getByLabel("Comment").fill("Credited to the customer's account.");
  await app.dialog.getByRole("button", { name: "End the refund" }).click();
  await expect(app.dialog.getByRole("alert").filter({ hasText: "credit note" })).toBeVisible();
  await app.dialog.getByLabel("Number of the transfer, cheque or credit note").fill("CN-77");
  await app.dialog.getByRole("button", { name: "End the refund" }).click();
  await expect(app.dialog.getByText("CN-77")).toBeVisible();
  await reaches(app, id, status.succeeded);
});
