import { expect, test } from "./app.mjs";
import { agent, declinedSubscription, only, press } from "./recovery.mjs";

const open = async (app, page, { cpay_recoverycaseid: id }) => {
  await page.goto(`${app.url}/?etn=cpay_recoverycase&id=${id}`);
  await expect(page.getByRole("menuitem", { name: "Offer" })).toBeVisible();
};

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

test("A ladder that could not be read is read when the rep tries again", async ({ app, page }) => {
  const recovery = await declinedSubscription(app, 5);
  let isAway = true;
  await page.route("**/cpay_GetRecoveryOptions*", (route) => (isAway ? route.abort() : route.continue()));
  await app.signIn(agent);
  await open(app, page, recovery);
  const ladder = page.locator("iframe").first().contentFrame();
  await expect(ladder.getByText("No answer came back. Please try again.")).toBeVisible();
  isAway = false;
  await ladder.getByRole("button", { name: "Try again" }).click();
  await expect(ladder.getByRole("list", { name: "What was done and what comes next" })).toBeVisible();
});
