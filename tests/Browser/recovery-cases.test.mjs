import { expect, test } from "./app.mjs";

const agent = "agent@contoso.example", service = "webhooks@contoso.example";

/** A subscription on a good stored card of the demo, whose first charge the bank declines; and the case that follows. */
async function declinedSubscription(app, number) {
  const [currency, user] = await Promise.all([
    only(app, "transactioncurrencies?$select=transactioncurrencyid&$filter=isocurrencycode eq 'USD'"),
    only(app, `systemusers?$select=systemuserid&$filter=domainname eq '${agent}'`),
  ]);
  const method = await goodCard(app, number), customer = method._cpay_customerid_value;
  await app.fault("stripe", { operation: "charge", kind: "decline" });
  await app.api("POST", "cpay_subscriptions", {
    cpay_name: `Browser ${number}`, cpay_amount: 31.5, cpay_status: 192700000, cpay_interval: 192700002, cpay_intervalcount: 1, cpay_engine: 192700000,
    cpay_startson: new Date().toISOString(), cpay_nextchargeon: new Date(Date.now() - 60_000).toISOString(),
    "cpay_CustomerId_contact@odata.bind": `/contacts(${customer})`, "cpay_PaymentMethodId@odata.bind": `/cpay_paymentmethods(${method.cpay_paymentmethodid})`,
    "cpay_GatewayId@odata.bind": `/cpay_gateways(${method._cpay_gatewayid_value})`, "transactioncurrencyid@odata.bind": `/transactioncurrencies(${currency.transactioncurrencyid})`,
    "ownerid@odata.bind": `/systemusers(${user.systemuserid})`,
  });
  await app.api("POST", "cpay_RunDueWork", {}, service);
  const query = `cpay_recoverycases?$select=cpay_name&$filter=_cpay_customerid_value eq ${customer} and cpay_openkey eq '${customer}-USD' and cpay_nextaction ne null`;
  return found(() => only(app, query), "the failed charge becomes a case");
}

/** One of the customers whose only failure will be the test's. The demo's notifications may still be on their way. */
async function goodCard(app, number) {
  const cards = "cpay_paymentmethods?$select=_cpay_gatewayid_value,_cpay_customerid_value&$orderby=createdon&$filter=contains(cpay_name,'4242') and contains(cpay_GatewayId/cpay_name,'Stripe')";
  return found(async () => {
    const [{ value: methods }, { value: cases }] = await Promise.all([app.api("GET", cards), app.api("GET", "cpay_recoverycases?$select=_cpay_customerid_value")]);
    const troubled = new Set(cases.map((row) => row._cpay_customerid_value));
    return methods.filter((row) => !troubled.has(row._cpay_customerid_value) && methods.find((other) => other._cpay_customerid_value === row._cpay_customerid_value) === row)[0];
  }, `a good card, number ${number}`);
}

async function found(look, what) {
  let row;
  await expect.poll(async () => (row = await look()) !== undefined, { message: what }).toBe(true);
  return row;
}

const only = async (app, query) => (await app.api("GET", query)).value[0];

const open = async (app, page, { cpay_recoverycaseid: id }) => {
  await page.goto(`${app.url}/?etn=cpay_recoverycase&id=${id}`);
  await expect(page.getByRole("menuitem", { name: "Offer" })).toBeVisible();
};

const press = (app, name) => app.dialog.getByRole("button", { name, exact: true }).click();

test("A rep sees what failed, how likely the money comes, and every step with its day", async ({ app, page }) => {
  const recovery = await declinedSubscription(app, 1);
  await app.signIn(agent);
  await page.goto(app.url);
  await page.getByRole("navigation").getByRole("link", { name: "Recovery Cases" }).click();
  await page.getByRole("grid").getByRole("link", { name: recovery.cpay_name }).click();
  const ladder = page.locator("iframe").first().contentFrame();
  await expect(ladder.getByText(/^Chance of recovery: about \d+ %$/)).toBeVisible();
  const steps = ladder.getByRole("listitem").filter({ has: ladder.locator("time") });
  expect(await steps.count()).toBeGreaterThan(2);
  await expect(ladder.locator("[aria-current=step]")).toHaveCount(1);
  expect(await app.findings()).toEqual([]);
  await app.picture("recovery-case");
});

test("A rep retries now, and the case closes with the money", async ({ app, page }) => {
  const recovery = await declinedSubscription(app, 2);
  await app.signIn(agent);
  await open(app, page, recovery);
  await page.getByRole("menuitem", { name: "Retry Now" }).click();
  await app.dialog.getByLabel("Comment").fill("The customer asked for it.");
  expect(await app.findings()).toEqual([]);
  await press(app, "Retry now");
  await expect(app.dialog.getByText("is charged now. The outcome appears on the timeline.")).toBeVisible();
  await press(app, "Close");
  await expect.poll(async () => (await app.api("GET", `cpay_recoverycases(${recovery.cpay_recoverycaseid})?$select=cpay_status,cpay_recoveredamount`)).cpay_recoveredamount).toBe(31.5);
  await page.getByRole("menuitem", { name: "Refresh" }).click();
  await expect(page.getByText("Recovered", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Retry Now" })).toHaveCount(0);
});

test("A rep offers a page to pay on; the ladder waits, and goes on when the offer is withdrawn", async ({ app, page }) => {
  const recovery = await declinedSubscription(app, 3);
  await app.signIn(agent);
  await open(app, page, recovery);
  await page.getByRole("menuitem", { name: "Offer" }).click();
  await expect(app.dialog.getByText("31.50 USD is owed. These ways can be offered.")).toBeVisible();
  await app.dialog.getByLabel(/^A part now/).check();
  await expect(app.dialog.getByLabel("To be paid on")).toBeVisible();
  await expect(app.dialog.getByLabel("Discount in percent")).toBeHidden();
  await app.dialog.getByLabel(/^Payment link/).check();
  await expect(app.dialog.getByLabel("To be paid on")).toBeHidden();
  expect(await app.findings()).toEqual([]);
  await app.picture("recovery-offer");
  await press(app, "Offer another way");
  await expect(app.dialog.getByRole("button", { name: "Close" })).toBeVisible();
  await press(app, "Close");
  const offers = `cpay_alternativeoffers?$select=cpay_name,cpay_link,cpay_status&$filter=_cpay_recoverycaseid_value eq ${recovery.cpay_recoverycaseid}`;
  await expect.poll(async () => (await only(app, offers))?.cpay_link ?? "").toContain("http");
  const offer = await only(app, offers);
  await page.goto(`${app.url}/?etn=cpay_alternativeoffer&id=${offer.cpay_alternativeofferid}`);
  await expect(page.getByRole("heading", { level: 1, name: offer.cpay_name })).toBeVisible();
  await app.api("POST", "cpay_WithdrawOffer", { OfferId: offer.cpay_alternativeofferid }, agent);
  await expect.poll(async () => (await app.api("GET", `cpay_recoverycases(${recovery.cpay_recoverycaseid})?$select=cpay_status`)).cpay_status).toBe(192700000);
});

test("A rep notes a promise, pauses, resumes and closes a case", async ({ app, page }) => {
  const recovery = await declinedSubscription(app, 4);
  const status = async () => (await app.api("GET", `cpay_recoverycases(${recovery.cpay_recoverycaseid})?$select=cpay_status`))["cpay_status@OData.Community.Display.V1.FormattedValue"];
  await app.signIn(agent);
  await open(app, page, recovery);
  await page.getByRole("menuitem", { name: "Promise to Pay" }).click();
  await press(app, "Promise to pay");
  await expect(app.dialog.getByText("Choose a day.")).toBeVisible();
  await app.dialog.getByLabel("Pays on").fill(new Date(Date.now() + 3 * 24 * 3600 * 1000).toISOString().slice(0, 10));
  await press(app, "Promise to pay");
  await press(app, "Close");
  expect(await status()).toBe("Payment promised");
  await page.getByRole("menuitem", { name: "Resume" }).click();
  await press(app, "Resume");
  await press(app, "Close");
  expect(await status()).toBe("Active");
  await page.getByRole("menuitem", { name: "Pause" }).click();
  await press(app, "Pause");
  await press(app, "Close");
  expect(await status()).toBe("Paused");
  await page.getByRole("menuitem", { name: "Close Case" }).click();
  await press(app, "Close the case");
  await expect(app.dialog.getByText("Say in the comment why.")).toBeVisible();
  await app.dialog.getByLabel("Comment").fill("Paid in cash at the counter.");
  await press(app, "Close the case");
  await press(app, "Close");
  expect(await status()).toBe("Closed by a person");
  await expect(page.getByRole("menuitem", { name: "Close Case" })).toHaveCount(0);
});
