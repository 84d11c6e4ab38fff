import { expect, test } from "./app.mjs";

/** A refund above the agent's own limit, which waits for an approver. */
async function waiting(app, key) {
  const charge = await app.charge({ gateway: "Stripe", least: 1000, skip: 1 });
  const request = { TransactionId: charge.cpay_transactionid, Amount: 101, Reason: 192700015, IdempotencyKey: key, ConfirmDuplicate: true };
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

test.describe("On the list of what waits", () => {
  /** Opens the view and selects the rows with these ids. */
  async function select(app, page, ids) {
    const names = await Promise.all(ids.map(async (id) => (await app.api("GET", `cpay_refunds(${id})?$select=cpay_name`)).cpay_name));
    await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_refund&viewid=47cf37f7-6c21-55d7-8a25-12e86a6d1211`);
    for (const name of names) await page.getByRole("row").filter({ hasText: name }).getByRole("checkbox").check();
    return names;
  }

  test("an approver approves several at once, and is told what came of each", async ({ app, page }) => {
    const ids = [await waiting(app, "many-1"), await waiting(app, "many-2")];
    await app.signIn("approver@contoso.example");
    const names = await select(app, page, ids);
    await page.getByRole("menuitem", { name: "Approve" }).click();
    await app.dialog.getByLabel("Comment").fill("Agreed for all.");
    await app.dialog.getByRole("button", { name: "Approve" }).click();
    await expect(app.dialog.getByText("Decided: 2. Refused: 0. Left open: 0.")).toBeVisible();
    for (const name of names) await expect(app.dialog.getByRole("listitem").filter({ hasText: name })).toContainText("Approved");
    await app.picture("approve-several");
    await app.dialog.getByRole("button", { name: "Close" }).click();
    for (const id of ids) expect((await app.api("GET", `cpay_refunds(${id})?$select=cpay_decisioncomment`)).cpay_decisioncomment).toBe("Agreed for all.");
  });

  test("a refusal of one does not hold up the others", async ({ app, page }) => {
    const ids = [await waiting(app, "some-1"), await waiting(app, "some-2")];
    await app.signIn("approver@contoso.example");
    const [first] = await select(app, page, ids);
    await app.api("POST", "cpay_CancelRefund", { RefundId: ids[0] }, "agent@contoso.example");
    await page.getByRole("menuitem", { name: "Reject" }).click();
    await app.dialog.getByRole("button", { name: "Reject" }).click();
    await expect(app.dialog.getByText("Decided: 1. Refused: 1. Left open: 0.")).toBeVisible();
    await expect(app.dialog.getByRole("listitem").filter({ hasText: first })).toContainText("Too late");
    await app.dialog.getByRole("button", { name: "Close" }).click();
  });

  test("who may decide about nothing is not offered it", async ({ app, page }) => {
    const id = await waiting(app, "not-offered");
    await app.signIn("auditor@contoso.example");
    await select(app, page, [id]);
    await expect(page.getByRole("menuitem", { name: "Refresh" }).first()).toBeVisible();
    await expect(page.getByRole("menuitem", { name: /Approve|Reject/ })).toHaveCount(0);
    await page.goto(`${app.url}/?etn=cpay_refund&id=${id}`);
    await expect(page.getByText("Awaiting approval").first()).toBeVisible();
    await expect(page.getByRole("menuitem", { name: /Approve|Reject/ })).toHaveCount(0);
  });
});
