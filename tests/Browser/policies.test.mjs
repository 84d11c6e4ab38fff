import { expect, test } from "./app.mjs";

const admin = "admin@contoso.example";

/** A policy for the agent alone, more specific than the role's; made as an administrator would, and not in force yet. */
async function draft(app, name) {
  const me = await app.api("GET", "WhoAmI", undefined, "agent@contoso.example");
  await app.api("POST", "cpay_refundpolicies", { cpay_name: name, cpay_appliesto: 192700002, "cpay_UserId@odata.bind": `/systemusers(${me.UserId})`, cpay_maximumperrefund: 7 });
  const { value } = await app.api("GET", `cpay_refundpolicies?$select=cpay_name&$filter=cpay_name eq '${name}'`);
  const id = value[0].cpay_refundpolicyid;
  await app.api("PATCH", `cpay_refundpolicies(${id})`, { statecode: 1 });
  return id;
}

test.describe("An administrator", () => {
  test.beforeEach(async ({ app }) => { await app.signIn(admin); });

  test("limits a policy to reasons and gateways with the keyboard, and the list shows them", async ({ app, page }) => {
    const id = await draft(app, "A policy with reasons");
    await app.api("PATCH", `cpay_refundpolicies(${id})`, { statecode: 0 });
    try {
      await page.goto(`${app.url}/?etn=cpay_refundpolicy&id=${id}`);
      const reasons = page.getByRole("combobox", { name: "Reasons" });
      await reasons.focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Space");
      await page.keyboard.press("g");
      await page.keyboard.press("Enter");
      expect(await app.findings()).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(reasons).toHaveText("Duplicate charge; Goodwill");
      await page.getByLabel("Code Above").fill("5.5");
      await page.getByRole("menuitem", { name: "Save" }).click();
      await expect(page.getByRole("status").filter({ hasText: /^- Saved$/ })).toBeVisible();
      const saved = await app.api("GET", `cpay_refundpolicies(${id})?$select=cpay_reasons,cpay_stepupabove`);
      expect([saved.cpay_reasons, saved.cpay_stepupabove]).toEqual(["192700000,192700015", 5.5]);
      await app.picture("policy");
    } finally {
      await app.api("DELETE", `cpay_refundpolicies(${id})`);
    }
  });

  test("tries a policy before it is in force: what would be told, and which row decides", async ({ app, page }) => {
    const id = await draft(app, "Avery: up to 7");
    try {
      const charge = await app.charge({ gateway: "Stripe", least: 30, skip: 6 });
      await page.goto(`${app.url}/?etn=cpay_refundpolicy&id=${id}`);
      await expect(page.getByText("Read-only: Inactive")).toBeVisible();
      await page.getByRole("menuitem", { name: "Try It" }).click();
      await expect(app.dialog.getByText("Avery: up to 7 is inactive")).toBeVisible();
      await app.dialog.getByRole("button", { name: "Try it" }).click();
      await expect(app.dialog.getByText("Choose a person.")).toBeVisible();
      const person = app.dialog.getByRole("combobox", { name: /^Person who refunds/ });
      await expect(person).toBeFocused();
      await page.keyboard.type("Avery");
      await expect(app.dialog.getByRole("option", { name: /Avery Agent/ })).toBeVisible();
      expect(await app.findings(), "choosing").toEqual([]);
      await page.keyboard.press("Enter");
      await expect(person).toHaveValue(/^Avery Agent/);
      const charges = app.dialog.getByRole("combobox", { name: /^Charge/ });
      await charges.fill(charge.cpay_name);
      await app.dialog.getByRole("option", { name: new RegExp(charge.cpay_name) }).click();
      await app.dialog.getByLabel(/^Amount/).fill("8");
      await app.dialog.getByLabel(/^Amount/).press("Enter");
      await expect(app.dialog.getByRole("alert").getByText("No", { exact: true })).toBeVisible();
      await expect(app.dialog.getByRole("link", { name: "Avery: up to 7" })).toBeVisible();
      expect(await app.findings(), "answered").toEqual([]);
      await app.picture("try-policy");
      await app.dialog.getByLabel(/^Amount/).fill("6");
      await expect(app.dialog.getByRole("link", { name: "Avery: up to 7" })).toHaveCount(0);
      await app.dialog.getByLabel(/^Amount/).press("Enter");
      await expect(app.dialog.getByText("Yes, at once")).toBeVisible();
      const { value } = await app.api("GET", `cpay_refunds?$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_amount eq 6`);
      expect(value).toEqual([]);
    } finally {
      await app.api("DELETE", `cpay_refundpolicies(${id})`);
    }
  });

  test("activates a policy that was out of force, and the list's Try It needs no row", async ({ app, page }) => {
    const id = await draft(app, "Avery: to be activated");
    try {
      await page.goto(`${app.url}/?etn=cpay_refundpolicy&id=${id}`);
      await page.getByRole("menuitem", { name: "Activate", exact: true }).click();
      await expect(page.getByRole("menuitem", { name: "Deactivate" })).toBeVisible();
      expect((await app.api("GET", `cpay_refundpolicies(${id})?$select=statecode`)).statecode).toBe(0);
      await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_refundpolicy`);
      await page.getByRole("menuitem", { name: "Try It" }).click();
      await expect(app.dialog.getByText("Nothing is refunded or recorded")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    } finally {
      await app.api("DELETE", `cpay_refundpolicies(${id})`);
    }
  });

  test("sees who holds two duties that belong to two people", async ({ app, page }) => {
    await page.goto(app.url);
    await page.getByRole("navigation").getByRole("link", { name: "Separation of Duties" }).click();
    const report = page.frameLocator("iframe");
    await expect(report.getByRole("heading", { name: "Separation of duties" })).toBeVisible();
    await expect(report.getByRole("row").filter({ hasText: "Alex Administrator" }).filter({ hasText: "Sets refund policies and refunds" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Separation of Duties" })).toHaveAttribute("aria-current", "page");
    expect(await app.findings()).toEqual([]);
    await app.picture("separation");
    await report.getByRole("link", { name: "Alex Administrator" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alex Administrator");
  });
});

test("Who must not read policies finds no report about duties in the site map", async ({ app, page }) => {
  await app.signIn("agent@contoso.example");
  await page.goto(app.url);
  await expect(page.getByRole("navigation").getByRole("link", { name: "Charges" })).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Separation of Duties" })).toHaveCount(0);
});
