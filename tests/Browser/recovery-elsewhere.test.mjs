import { expect, test } from "./app.mjs";
import { agent, approver, declinedSubscription, found, only, press } from "./recovery.mjs";

const unknown = 192700009, failed = 192700005;

const customerOf = async (app, { cpay_recoverycaseid: id }) => (await app.api("GET", `cpay_recoverycases(${id})?$select=_cpay_customerid_value`))._cpay_customerid_value;

test.describe("From the customer's form a rep", () => {
  test("retries what is being recovered", async ({ app, page }) => {
    const recovery = await declinedSubscription(app, 6);
    await app.signIn(agent);
    await page.goto(`${app.url}/?etn=contact&id=${await customerOf(app, recovery)}`);
    await page.getByRole("menuitem", { name: "Retry Now" }).click();
    await press(app, "Retry now");
    await expect(app.dialog.getByText("is charged now. The outcome appears on the timeline.")).toBeVisible();
    await press(app, "Close");
    await expect.poll(async () => (await app.api("GET", `cpay_recoverycases(${recovery.cpay_recoverycaseid})?$select=cpay_recoveredamount`)).cpay_recoveredamount).toBe(31.5);
  });

  test("offers another way to pay", async ({ app, page }) => {
    const recovery = await declinedSubscription(app, 7);
    await app.signIn(agent);
    await page.goto(`${app.url}/?etn=contact&id=${await customerOf(app, recovery)}`);
    await page.getByRole("menuitem", { name: "Offer" }).click();
    await app.dialog.getByLabel(/^Payment link/).check();
    await press(app, "Offer another way");
    await expect(app.dialog.getByRole("button", { name: "Close" })).toBeVisible();
    await press(app, "Close");
    const offer = await only(app, `cpay_alternativeoffers?$select=cpay_alternativeofferid&$filter=_cpay_recoverycaseid_value eq ${recovery.cpay_recoverycaseid}`);
    await app.api("POST", "cpay_WithdrawOffer", { OfferId: offer.cpay_alternativeofferid }, agent);
  });

  test("is told where nothing is being recovered", async ({ app, page }) => {
    const { value: cases } = await app.api("GET", "cpay_recoverycases?$select=_cpay_customerid_value&$filter=cpay_openkey ne null");
    const owing = new Set(cases.map((row) => row._cpay_customerid_value));
    const { value: contacts } = await app.api("GET", "contacts?$select=contactid&$orderby=lastname", undefined, agent);
    await app.signIn(agent);
    await page.goto(`${app.url}/?etn=contact&id=${contacts.find((row) => !owing.has(row.contactid)).contactid}`);
    await page.getByRole("menuitem", { name: "Retry Now" }).click();
    await expect(page.getByText("there is no open recovery case")).toBeVisible();
  });
});

test("A charge without an answer is ended by another person, with what was seen, and may then be tried again", async ({ app, page }) => {
  const recovery = await declinedSubscription(app, 8);
  const debt = (await app.api("GET", `cpay_recoverycases(${recovery.cpay_recoverycaseid})?$select=_cpay_transactionid_value`))._cpay_transactionid_value;
  await app.fault("stripe", { kind: "drop-before", operation: "*", count: 50 });
  await app.api("POST", "cpay_RetryCharge", { TransactionId: debt, IdempotencyKey: crypto.randomUUID() }, agent);
  const charge = await found(() => only(app, `cpay_transactions?$select=cpay_name&$filter=_cpay_originid_value eq ${debt} and cpay_status eq ${unknown}`), "the try has no answer");
  await app.api("POST", "cpay_SyncTransaction", { TransactionId: charge.cpay_transactionid }, agent);
  await expect.poll(async () => (await app.api("GET", `cpay_transactions(${charge.cpay_transactionid})?$select=cpay_checks`)).cpay_checks ?? 0).toBeGreaterThan(0);
  await app.signIn(approver);
  await page.goto(`${app.url}/?etn=cpay_transaction&id=${charge.cpay_transactionid}`);
  await page.getByRole("menuitem", { name: "Resolve" }).click();
  await press(app, "End the charge");
  await expect(app.dialog.getByText("Choose what happened.")).toBeVisible();
  await app.dialog.getByLabel("nothing was taken").check();
  await app.dialog.getByLabel("Comment").fill("The console shows no charge under this reference.");
  expect(await app.findings()).toEqual([]);
  await press(app, "End the charge");
  await press(app, "Close");
  await expect.poll(async () => (await app.api("GET", `cpay_transactions(${charge.cpay_transactionid})?$select=cpay_status`)).cpay_status).toBe(failed);
  await expect(page.getByRole("menuitem", { name: "Resolve" })).toHaveCount(0);
  await page.request.delete(`${app.url}/simulators/stripe/faults`);
});
