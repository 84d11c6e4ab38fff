import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";
import { fileURLToPath } from "node:url";

const images = fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** The running emulator, and what the tests do in it again and again. */
export class App {
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Opens the app as a demo user. */
  async signIn(user) {
    await this.page.context().addCookies([{ name: "cpay_user", value: user, url: this.url }]);
  }

  async openContact(name) {
    await this.page.goto(this.url);
    await this.page.getByRole("navigation").getByRole("link", { name: "Contacts" }).click();
    await this.page.getByRole("searchbox").or(this.page.getByRole("search").getByRole("textbox")).first().fill(name);
    await this.page.keyboard.press("Enter");
    await this.page.getByRole("gridcell").getByRole("link", { name }).first().click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(name);
  }

  get dialog() {
    return this.page.getByRole("dialog").frameLocator("iframe");
  }

  /** A charge that can be refunded in parts (at Stripe captured, at Braintree settled), by the Web API, for tests that start on its own form. */
  async charge({ gateway = "Stripe", least = 20, skip = 0 } = {}) {
    const status = gateway === "Stripe" ? 192700002 : 192700003;
    const filter = `cpay_refundableamount ge ${least} and cpay_status eq ${status} and cpay_disputed eq false and contains(cpay_GatewayId/cpay_name,'${gateway}')`;
    const rows = await this.api("GET", `cpay_transactions?$select=cpay_name,cpay_refundableamount,_cpay_customerid_value&$orderby=cpay_name&$filter=${encodeURIComponent(filter)}`);
    return rows.value[skip];
  }

  /** A request to the Web API as one of the demo users; null: as the system administrator. */
  async api(method, path, body, user = "admin@contoso.example") {
    const response = await this.page.request.fetch(`${this.url}/api/data/v9.2/${path}`, { method, data: body, headers: { Prefer: 'odata.include-annotations="*"', ...(user === null ? {} : { Authorization: `Bearer ${user}` }) } });
    expect(response.ok(), await response.text()).toBeTruthy();
    return response.status() === 204 ? undefined : response.json();
  }

  /** The dialog over a charge's own form. */
  async openRefund(charge) {
    await this.openCharge(charge.cpay_transactionid);
    await this.page.getByRole("menuitem", { name: "Refund" }).click();
  }

  /** Fills the dialog and sends it. */
  async requestRefund(amount, reason = "Goodwill") {
    await this.dialog.getByLabel(/^Amount/).fill(amount);
    await this.dialog.getByLabel("Reason").selectOption({ label: reason });
    await this.dialog.getByRole("button", { name: /^(Refund|Request refund)/ }).click();
  }

  /** Makes the next call of a gateway's simulator go wrong. */
  async fault(gateway, fault) {
    const response = await this.page.request.post(`${this.url}/simulators/${gateway}/faults`, { data: { operation: "refund", count: 1, ...fault } });
    expect(response.ok(), await response.text()).toBeTruthy();
  }

  async openCharge(id) {
    await this.page.goto(`${this.url}/?etn=cpay_transaction&id=${id}`);
    await expect(this.page.getByRole("menuitem", { name: "Refund" })).toBeEnabled();
  }

  /** What axe finds on the page as it is once nothing loads any more, by rule and place. */
  async findings() {
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }

  /** A picture for the README; kept only when asked for, so that a test run leaves the clone as it was. */
  async picture(name) {
    if (process.env.UPDATE_IMAGES === "1") await this.page.screenshot({ path: `${images}${name}.png` });
    else await this.page.screenshot({ path: `../../TestResults/${name}.png` });
  }
}

export const test = base.extend({
  app: async ({ page }, use) => {
    const problems = [];
    page.on("pageerror", (error) => { problems.push(String(error)); });
    await use(new App(page, process.env.EMULATOR_URL));
    expect(problems, "uncaught errors in the page").toEqual([]);
  },
});

export { expect };
