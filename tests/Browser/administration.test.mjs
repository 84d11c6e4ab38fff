import { expect, test } from "./app.mjs";

const policies = (app) => `${app.url}/?pagetype=entitylist&etn=cpay_refundpolicy`;

/** Changes the agents' maximum as an administrator does it: on the policy's form. */
async function setAgentsMaximum(app, page, maximum) {
  await app.signIn("admin@contoso.example");
  await page.goto(policies(app));
  await page.getByRole("gridcell").getByRole("link", { name: /^Agents/ }).click();
  await page.getByLabel("Maximum per Refund").fill(maximum);
  await page.getByRole("menuitem", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^- Saved$/ })).toBeVisible();
}

test.describe("An administrator", () => {
  test("changes a policy, and at once the agent may refund less", async ({ app, page, browser }) => {
    const charge = await app.charge({ skip: 8 });
    const agent = await browser.newPage();
    await agent.context().addCookies([{ name: "cpay_user", value: "agent@contoso.example", url: app.url }]);
    await agent.goto(`${app.url}/?etn=cpay_transaction&id=${charge.cpay_transactionid}`);
    await agent.getByRole("menuitem", { name: "Refund" }).click();
    const dialog = agent.getByRole("dialog").frameLocator("iframe");
    await dialog.getByLabel(/^Amount/).fill("6");
    await dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    try {
      await setAgentsMaximum(app, page, "5");
      await dialog.getByRole("button", { name: /^Refund 6/ }).click();
      await expect(dialog.getByText("The refund was not allowed")).toBeVisible();
      await expect(dialog.getByText("5.00")).toBeVisible();
    } finally {
      await setAgentsMaximum(app, page, "500");
      await agent.close();
    }
  });

  test("gives a role that had no right a policy of its own, found by the role's name", async ({ app, page }) => {
    await app.signIn("admin@contoso.example");
    await page.goto(policies(app));
    await page.getByRole("menuitem", { name: "New" }).click();
    await page.getByLabel("Name").fill("Auditors: up to 2");
    await page.getByLabel("Applies To").selectOption({ label: "Role" });
    await page.getByRole("combobox", { name: "Role", exact: true }).fill("Payments Aud");
    await page.getByRole("option", { name: /Payments Auditor/ }).click();
    await page.getByLabel("Maximum per Refund").fill("2");
    await page.getByRole("menuitem", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Auditors: up to 2");
    try {
      await app.signIn("auditor@contoso.example");
      await app.openRefund(await app.charge({ skip: 8 }));
      await expect(app.dialog.getByText(/^Up to 2\.00\s[A-Z]{3}$/)).toBeVisible();
    } finally {
      const made = await app.api("GET", "cpay_refundpolicies?$select=cpay_name&$filter=cpay_name eq 'Auditors: up to 2'");
      await app.api("DELETE", `cpay_refundpolicies(${made.value[0].cpay_refundpolicyid})`);
    }
  });

  test("finds a customer's card by brand, last digits and expiry", async ({ app, page }) => {
    await app.signIn("admin@contoso.example");
    await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_paymentmethod`);
    await page.getByRole("searchbox").or(page.getByRole("search").getByRole("textbox")).first().fill("Visa 4242");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("gridcell").getByRole("link", { name: /^Visa 4242, \d{2}\/20\d{2}$/ }).first()).toBeVisible();
  });
});
