import { expect, test } from "./app.mjs";

test.describe("Accessibility rules hold", () => {
  test.beforeEach(async ({ app }) => { await app.signIn("agent@contoso.example"); });

  test("on the list, the contact and the charge", async ({ app, page }) => {
    await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_transaction`);
    await page.getByRole("row").nth(1).getByRole("checkbox").check();
    expect(await app.findings()).toEqual([]);
    const charge = await app.charge();
    await page.goto(`${app.url}/?etn=contact&id=${charge._cpay_customerid_value}`);
    await page.getByRole("tab", { name: "Charges" }).click();
    await expect(page.getByRole("gridcell").first()).toBeVisible();
    expect(await app.findings()).toEqual([]);
    await app.openCharge(charge.cpay_transactionid);
    expect(await app.findings()).toEqual([]);
  });

  test("in the dialog: asked, wrong, refunded, refused", async ({ app, page }) => {
    await app.openRefund(await app.charge({ skip: 7 }));
    await expect(app.dialog.getByLabel(/^Amount/)).toBeFocused();
    expect(await app.findings(), "asked").toEqual([]);
    await app.dialog.getByLabel(/^Amount/).fill("0");
    await app.dialog.getByLabel("Notes").focus();
    expect(await app.findings(), "wrong").toEqual([]);
    await app.requestRefund("1");
    await expect(app.dialog.getByText("The gateway has refunded")).toBeVisible();
    expect(await app.findings(), "refunded").toEqual([]);
  });

  test("where there is nothing to show", async ({ app, page }) => {
    await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_refund`);
    await page.getByRole("searchbox").fill("no such refund");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Nothing to show here")).toBeVisible();
    expect(await app.findings()).toEqual([]);
    await page.goto(`${app.url}/?etn=cpay_transaction&id=00000000-0000-0000-0000-000000000001`);
    await expect(page.getByRole("heading", { name: "Record is unavailable" })).toBeVisible();
    expect(await app.findings()).toEqual([]);
  });
});

test("A rep gets from the list through the dialog and back with the keyboard alone, and the focus is where it was", async ({ app, page }) => {
  await app.signIn("agent@contoso.example");
  await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_transaction`);
  await page.getByRole("row").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.getByRole("menuitem").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("menuitem", { name: "Refund" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(app.dialog.getByRole("button").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("menuitem", { name: "Refund" })).toBeFocused();
});

for (const [shown, size] of [["a window of 1024 pixels", { width: 1024, height: 700 }], ["a magnification of 200 %", { width: 683, height: 425 }]])
  test(`With ${shown} nothing of the dialog is out of reach`, async ({ app, page }) => {
    await page.setViewportSize(size);
    await app.signIn("agent@contoso.example");
    await app.openRefund(await app.charge({ skip: 7 }));
    await app.dialog.getByLabel(/^Amount/).fill("1");
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await expect(app.dialog.getByRole("button", { name: /^Refund 1/ })).toBeInViewport({ ratio: 1 });
    await app.dialog.getByText("What will happen").scrollIntoViewIfNeeded();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, "pixels that would have to be scrolled sideways").toBe(0);
  });
