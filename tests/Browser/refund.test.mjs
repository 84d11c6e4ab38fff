import { expect, test } from "./app.mjs";

test.describe("A support rep", () => {
  test.beforeEach(async ({ app }) => { await app.signIn("agent@contoso.example"); });

  test("refunds part of a charge from the contact, watches it go through and finds it on the timeline", async ({ app, page }) => {
    await app.openContact("Olivia Bennett");
    await page.getByRole("tab", { name: "Charges" }).click();
    const charges = page.getByRole("group", { name: /charges/i });
    await charges.getByRole("row").filter({ hasText: "Settled" }).first().getByRole("checkbox").check();
    await app.picture("contact");
    await charges.getByRole("menuitem", { name: "Refund" }).click();

    await app.dialog.getByLabel(/^Amount/).fill("5.50");
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await app.dialog.getByLabel("Notes").fill("Late delivery, agreed on the phone.");
    await app.picture("refund-dialog");
    await app.dialog.getByRole("button", { name: /^Refund/ }).click();
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
    await app.picture("refund-done");
    await app.dialog.getByRole("button", { name: "Close" }).click();

    await page.getByRole("tab", { name: "Summary" }).click();
    const timeline = page.getByRole("region", { name: "Timeline" });
    await expect(timeline).toContainText("5.50");
    await expect(timeline).toContainText(/succeeded/i);
    await timeline.scrollIntoViewIfNeeded();
    await app.picture("timeline");
  });

  test("refunds from the charge's own form, which then shows the refund and the attempts", async ({ app, page }) => {
    const charge = await app.charge({ gateway: "Braintree" });
    await app.openCharge(charge.cpay_transactionid);
    await page.getByRole("menuitem", { name: "Refund" }).click();
    await app.dialog.getByLabel(/^Amount/).fill("4.00");
    await app.dialog.getByLabel("Reason").selectOption({ label: "Billing error" });
    await app.dialog.getByRole("button", { name: /^Refund/ }).click();
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("group", { name: /refunds/i })).toContainText("Succeeded");
    await expect(page.getByRole("group", { name: /attempts/i })).toContainText("4.00");
    await app.picture("charge");
  });

  test("refunds from the list of charges", async ({ app, page }) => {
    await page.goto(app.url);
    await page.getByRole("navigation").getByRole("link", { name: "Charges" }).click();
    const refund = page.getByRole("menuitem", { name: "Refund" });
    const rows = page.getByRole("row").filter({ hasText: "Settled" });
    await rows.first().getByRole("checkbox").check();
    await expect(refund).toBeEnabled();
    await app.picture("charges");
    await refund.click();
    await app.dialog.getByLabel(/^Amount/).fill("1");
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await app.dialog.getByRole("button", { name: /^Refund/ }).click();
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
  });

  test("sends one refund however fast the button is pressed", async ({ app, page }) => {
    const charge = await app.charge({ gateway: "Stripe", skip: 2 });
    await app.openCharge(charge.cpay_transactionid);
    await page.getByRole("menuitem", { name: "Refund" }).click();
    await app.dialog.getByLabel(/^Amount/).fill("2.00");
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await app.dialog.getByRole("button", { name: /^Refund/ }).dblclick();
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
    const refunds = await app.api("GET", `cpay_refunds?$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_amount eq 2`);
    expect(refunds.value).toHaveLength(1);
  });

  test("is told at once what is wrong with the amount", async ({ app, page }) => {
    const charge = await app.charge({ gateway: "Stripe", skip: 3 });
    await app.openCharge(charge.cpay_transactionid);
    await page.getByRole("menuitem", { name: "Refund" }).click();
    const amount = app.dialog.getByLabel(/^Amount/);
    for (const [entered, told] of [["0", "above zero"], ["1.234", "decimals"], ["99999", "The most you can refund"], ["abc", "as a number"]]) {
      await amount.fill(entered);
      await amount.blur();
      await expect(app.dialog.getByText(told)).toBeVisible();
    }
  });

  test("refunds with the keyboard alone", async ({ app, page }) => {
    const charge = await app.charge({ gateway: "Stripe", skip: 4 });
    await app.openCharge(charge.cpay_transactionid);
    await page.getByRole("menuitem", { name: "Refund" }).focus();
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByLabel(/^Amount/)).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Goodwill");
    await expect(app.dialog.getByRole("button", { name: /^Refund/ })).toBeEnabled();
    await app.dialog.getByRole("button", { name: /^Refund/ }).focus();
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("hears that an approver has to agree above the own limit", async ({ app, page }) => {
    const charge = await app.charge({ gateway: "Stripe", least: 150 });
    await app.openCharge(charge.cpay_transactionid);
    await page.getByRole("menuitem", { name: "Refund" }).click();
    await app.dialog.getByLabel(/^Amount/).fill("120");
    await expect(app.dialog.getByText("An approver has to agree first")).toBeVisible();
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await app.dialog.getByRole("button", { name: /^Request refund/ }).click();
    await expect(app.dialog.getByText("Waiting for an approver")).toBeVisible();
  });

  test("sees that nothing is lost when no answer comes, and checks again with the same request", async ({ app, page }) => {
    const charge = await app.charge({ gateway: "Stripe", skip: 5 });
    await app.openCharge(charge.cpay_transactionid);
    await page.getByRole("menuitem", { name: "Refund" }).click();
    await app.dialog.getByLabel(/^Amount/).fill("2.50");
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    let lost = false;
    await page.route("**/cpay_RequestRefund", async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      return route.abort();
    });
    await app.dialog.getByRole("button", { name: /^Refund/ }).click();
    await expect(app.dialog.getByText("We don't know yet whether the refund was recorded")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Check again" }).click();
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
    const refunds = await app.api("GET", `cpay_refunds?$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_amount eq 2.5`);
    expect(refunds.value).toHaveLength(1);
  });
});

test("A rep without a payments role does not get in by another way, and the try is logged", async ({ app, page }) => {
  const charge = await app.charge({ gateway: "Stripe", skip: 6 });
  const response = await page.request.post(`${app.url}/api/data/v9.2/cpay_RequestRefund`, {
    headers: { Authorization: "Bearer norole@contoso.example" },
    data: { TransactionId: charge.cpay_transactionid, Amount: 1, Reason: 192700015, IdempotencyKey: "without-a-role" },
  });
  expect((await response.json()).Outcome).toBe("Denied");
  const attempts = await app.api("GET", `cpay_paymentattempts?$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_outcome eq 192700002`);
  expect(attempts.value).toHaveLength(1);
});
