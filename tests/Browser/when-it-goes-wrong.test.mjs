import { expect, test } from "./app.mjs";

test.describe("The dialog tells a rep", () => {
  test.beforeEach(async ({ app }) => { await app.signIn("agent@contoso.example"); });

  for (const [why, filter, told] of [
    ["that the customer disputes the charge", "cpay_disputed eq true", "The customer disputes this charge at the bank"],
    ["that no money was taken", "cpay_status eq 192700004", "no money was taken"],
  ])
    test(why, async ({ app, page }) => {
      const found = await app.api("GET", `cpay_transactions?$select=cpay_name&$top=1&$filter=${encodeURIComponent(filter)}`);
      await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_transaction`);
      await page.getByRole("searchbox").fill(found.value[0].cpay_name);
      await page.keyboard.press("Enter");
      await expect(page.getByText("Rows 1–1")).toBeVisible();
      await page.getByRole("row").nth(1).getByRole("checkbox").check();
      await page.getByRole("menuitem", { name: "Refund" }).click();
      await expect(app.dialog.getByText("This charge cannot be refunded")).toBeVisible();
      await expect(app.dialog.getByText(told)).toBeVisible();
    });

  test("that the gateway refused, without promising the money", async ({ app }) => {
    await app.openRefund(await app.charge({ skip: 8 }));
    await app.fault("stripe", { kind: "decline" });
    await app.requestRefund("1");
    await expect(app.dialog.getByText("The refund failed")).toBeVisible();
    await expect(app.dialog.getByText("is on its way")).toHaveCount(0);
  });

  test("that the gateway's answer is missing, and that nothing is sent twice", async ({ app }) => {
    await app.openRefund(await app.charge({ skip: 9 }));
    await app.fault("stripe", { kind: "drop-before" });
    await app.requestRefund("1");
    await expect(app.dialog.getByText("it is never sent twice")).toBeVisible();
    await expect(app.dialog.getByText("is on its way")).toHaveCount(0);
  });

  test("to try again when the CRM does not answer, and then goes on", async ({ app, page }) => {
    const charge = await app.charge({ skip: 8 });
    await app.openCharge(charge.cpay_transactionid);
    await page.route("**/cpay_GetRefundOptions", (route) => route.abort(), { times: 1 });
    await page.getByRole("menuitem", { name: "Refund" }).click();
    await expect(app.dialog.getByText("Check your connection and try again")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Try again" }).click();
    await expect(app.dialog.getByLabel(/^Amount/)).toBeVisible();
  });
});

test("An auditor sees everything and hears who can grant the right to refund", async ({ app, page }) => {
  await app.signIn("auditor@contoso.example");
  await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_refundpolicy`);
  await expect(page.getByRole("row").filter({ hasText: "Agents" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "New" })).toHaveCount(0);
  await app.openRefund(await app.charge({ skip: 8 }));
  await expect(app.dialog.getByText("You have no right to give money back")).toBeVisible();
});

test("A list says that the server does not answer, and reads on when it does", async ({ app, page }) => {
  await app.signIn("agent@contoso.example");
  await page.route("**/api/data/v9.2/cpay_refunds?**", (route) => route.abort(), { times: 1 });
  await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_refund`);
  await expect(page.getByText("The server does not answer")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("grid")).toBeVisible();
});

test("The same request twice is one refund, and the second answer says so", async ({ app }) => {
  const charge = await app.charge({ skip: 8 });
  const request = { TransactionId: charge.cpay_transactionid, Amount: 1.11, Reason: 192700015, IdempotencyKey: "pressed-twice" };
  const first = await app.api("POST", "cpay_RequestRefund", request, "agent@contoso.example");
  const second = await app.api("POST", "cpay_RequestRefund", request, "agent@contoso.example");
  expect([first.Outcome, second.Outcome, second.RefundId]).toEqual(["Accepted", "Duplicate", first.RefundId]);
});
