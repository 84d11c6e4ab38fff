import { expect, test } from "./app.mjs";

test.describe("An administrator who sets up a gateway", () => {
  test.beforeEach(async ({ app }) => { await app.signIn("admin@contoso.example"); });

  async function open(app, page, name) {
    const { value } = await app.api("GET", `cpay_gateways?$select=cpay_name&$filter=contains(cpay_name,'${name}')`);
    await page.goto(`${app.url}/?etn=cpay_gateway&id=${value[0].cpay_gatewayid}`);
  }

  test("is asked only for what the provider needs, in the provider's words", async ({ app, page }) => {
    await open(app, page, "Stripe");
    await expect(page.getByLabel(/^Secret Name: Secret key/)).toBeVisible();
    await expect(page.getByLabel(/^Merchant ID/)).toBeHidden();
    await expect(page.getByText("Refunds: in full and in part.")).toBeVisible();
    await expect(page.getByText("Test: no real money moves.")).toBeVisible();
    await page.getByLabel("Type").selectOption({ label: "Braintree" });
    await expect(page.getByLabel(/^Merchant ID: Merchant ID/)).toBeVisible();
    await expect(page.getByLabel(/^Public Key: Public Key/)).toBeVisible();
    await page.getByLabel("Mode").selectOption({ label: "Live" });
    await expect(page.getByText("Live: this account moves real money.")).toBeVisible();
    await app.picture("gateway");
  });

  test("tries the connection and reads what came of it", async ({ app, page }) => {
    await open(app, page, "Stripe");
    await page.getByRole("menuitem", { name: "Test Connection" }).click();
    await expect(page.getByText("Stripe answers and accepts the key.")).toBeVisible();
    await app.picture("gateway-tested");
  });

  test("is told when a secret is entered in the place of its name", async ({ app, page }) => {
    await open(app, page, "Stripe");
    await page.getByLabel(/^Secret Name/).fill("sk_live_thisIsNoName");
    await page.getByRole("menuitem", { name: "Save" }).click();
    await expect(page.getByText("There is no environment variable of this name")).toBeVisible();
  });

  test("sees that a key ends soon", async ({ app, page }) => {
    const { value } = await app.api("GET", "cpay_gateways?$select=cpay_name&$filter=contains(cpay_name,'PayPal')");
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await app.api("PATCH", `cpay_gateways(${value[0].cpay_gatewayid})`, { cpay_secretexpireson: soon });
    await open(app, page, "PayPal");
    await expect(page.getByText(/The key or certificate ends in [56] days/)).toBeVisible();
    await app.api("PATCH", `cpay_gateways(${value[0].cpay_gatewayid})`, { cpay_secretexpireson: null });
  });
});
