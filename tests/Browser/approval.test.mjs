import { expect, test } from "./app.mjs";

/** A refund above the agent's own limit, which waits for an approver. */
async function waiting(app, key) {
  const charge = await app.charge({ gateway: "Stripe", least: 1000, skip: 1 });
  const request = { TransactionId: charge.cpay_transactionid, Amount: 101, Reason: 192700015, IdempotencyKey: key };
  const answer = await app.api("POST", "cpay_RequestRefund", request, "agent@contoso.example");
  expect(answer.Outcome).toBe("AwaitingApproval");
  return answer.RefundId;
}

test.describe("An approver", () => {
  test.beforeEach(async ({ app }) => { await app.signIn("approver@contoso.example"); });

  test("approves a refund with a comment, and it goes through", async ({ app, page }) => {
    const id = await waiting(app, "to-approve");
    await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
    await page.getByRole("menuitem", { name: "Approve" }).click();
    await app.dialog.getByLabel("Comment").fill("Agreed with the customer.");
    await app.dialog.getByRole("button", { name: "Approve" }).click();
    await expect(app.dialog.getByRole("button", { name: "Close" })).toBeVisible();
    await app.dialog.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("menuitem", { name: "Approve" })).toHaveCount(0);
    await expect.poll(async () => (await app.api("GET", `cpay_refunds(${id})?$select=cpay_status`)).cpay_status).toBe(192700007);
    await page.getByRole("menuitem", { name: "Refresh" }).first().click();
    await expect(page.getByLabel("Decision Comment")).toHaveValue("Agreed with the customer.");
  });

  test("rejects a refund, and nothing is sent", async ({ app, page }) => {
    const id = await waiting(app, "to-reject");
    await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
    await page.getByRole("menuitem", { name: "Reject" }).click();
    await expect(app.dialog.getByText("Nothing is sent")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Reject" }).click();
    await app.dialog.getByRole("button", { name: "Close" }).click();
    const refund = await app.api("GET", `cpay_refunds(${id})?$select=cpay_status,cpay_sendcount`);
    expect([refund.cpay_status, refund.cpay_sendcount ?? 0]).toEqual([192700003, 0]);
  });

  test("who writes what looks like a card number is refused, and the comment stays to be corrected", async ({ app, page }) => {
    const id = await waiting(app, "to-correct");
    await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
    await page.getByRole("menuitem", { name: "Reject" }).click();
    await app.dialog.getByLabel("Comment").fill("Card 4242 4242 4242 4242");
    await app.dialog.getByRole("button", { name: "Reject" }).click();
    await expect(app.dialog.getByRole("alert")).toBeVisible();
    await expect(app.dialog.getByLabel("Comment")).toHaveValue("Card 4242 4242 4242 4242");
    await app.dialog.getByLabel("Comment").fill("");
    await app.dialog.getByRole("button", { name: "Reject" }).click();
    await expect(app.dialog.getByRole("button", { name: "Close" })).toBeVisible();
  });
});

test("The rep who asked for a refund is not offered to decide about it", async ({ app, page }) => {
  const id = await waiting(app, "own-request");
  await app.signIn("agent@contoso.example");
  await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
  await expect(page.getByRole("menuitem", { name: "Refresh" }).first()).toBeVisible();
  await expect(page.getByText("Awaiting approval").first()).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /Approve|Reject/ })).toHaveCount(0);
  const answer = await app.api("POST", "cpay_DecideRefund", { RefundId: id, Decision: "Approve" }, "agent@contoso.example");
  expect(answer.Outcome).toBe("Denied");
});
