import { expect, test } from "./app.mjs";

const agent = "agent@contoso.example";

/** Changes the agents' policy; null takes a demand away. */
async function demand(app, change) {
  const { value } = await app.api("GET", "cpay_refundpolicies?$select=cpay_name&$filter=startswith(cpay_name,'Agents')");
  await app.api("PATCH", `cpay_refundpolicies(${value[0].cpay_refundpolicyid})`, change);
}

/** What the customer of a charge knows, as the CRM has it. */
async function knownTo(app, charge) {
  const found = await app.api("GET", `cpay_transactions(${charge.cpay_transactionid})?$select=cpay_orderreference&$expand=cpay_CustomerId_contact($select=emailaddress1)`);
  return { order: found.cpay_orderreference, email: found.cpay_CustomerId_contact.emailaddress1 };
}

/** The newest code that was mailed to the agent. */
async function mailedCode(page, app) {
  const response = await page.request.get(`${app.url}/emulator/outbox`);
  const newest = (await response.json()).filter((mail) => mail.to.includes(agent)).at(-1);
  return /<strong>(\d{6})<\/strong>/.exec(newest?.body ?? "")?.[1];
}

test.describe("A rep whose policy demands more than a click", () => {
  test.beforeEach(async ({ app }) => { await app.signIn(agent); });
  test.afterEach(async ({ app }) => { await demand(app, { cpay_stepupabove: null, cpay_customercheckabove: null }); });

  test("confirms a refund with a code from the mail, with the keyboard alone", async ({ app, page }) => {
    await demand(app, { cpay_stepupabove: 10 });
    await app.openRefund(await app.charge({ skip: 10, least: 30 }));
    await app.dialog.getByLabel(/^Amount/).fill("11");
    await expect(app.dialog.getByText("you confirm it with a code")).toBeVisible();
    await app.dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await app.dialog.getByRole("button", { name: /^Refund 11/ }).focus();
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByRole("button", { name: "Send me a code" })).toBeFocused();
    expect(await app.findings(), "offered").toEqual([]);
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByLabel("Code of six digits")).toBeFocused();
    await expect(app.dialog.getByRole("timer")).toHaveText(/Valid for \d:\d\d/);
    await expect(app.dialog.getByRole("button", { name: /^Send a new code in/ })).toBeDisabled();
    await page.keyboard.type("12345");
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByText("Enter the six digits.")).toBeVisible();
    await expect.poll(() => mailedCode(page, app)).toBeTruthy();
    const code = await mailedCode(page, app);
    await app.dialog.getByLabel("Code of six digits").fill(code === "000000" ? "111111" : "000000");
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByRole("alert").filter({ hasText: /code/i })).toBeVisible();
    await app.picture("code");
    expect(await app.findings(), "wrong").toEqual([]);
    await app.dialog.getByLabel("Code of six digits").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByText("The refund went through")).toBeVisible();
  });

  test("checks the customer first: wrong answers stop, right ones go on, and none is kept", async ({ app, page }) => {
    await demand(app, { cpay_customercheckabove: 10 });
    const charge = await app.charge({ skip: 11, least: 30 });
    const known = await knownTo(app, charge);
    await app.openRefund(charge);
    await app.requestRefund("12");
    await expect(app.dialog.getByText("Is it the customer who is asking?")).toBeVisible();
    await app.picture("customer-check");
    expect(await app.findings(), "asked").toEqual([]);
    await app.dialog.getByRole("button", { name: "Compare" }).click();
    await expect(app.dialog.getByText("Type at least two answers.")).toBeVisible();
    await app.dialog.getByLabel("Order reference").fill(known.order);
    await app.dialog.getByLabel("Email address").fill("somebody.else@example.com");
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByRole("alert").first()).toBeVisible();
    await expect(app.dialog.getByLabel("Email address")).toHaveValue("");
    await app.dialog.getByLabel("Order reference").fill(known.order);
    await app.dialog.getByLabel("Email address").fill(known.email.toUpperCase());
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByText("It is the customer")).toBeVisible();
    expect(await app.findings(), "matched").toEqual([]);
    await app.dialog.getByRole("button", { name: /^Refund 12/ }).click();
    await expect(app.dialog.getByText("The refund went through")).toBeVisible();
    const checks = await app.api("GET", `cpay_verifications?$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid}`);
    expect(JSON.stringify(checks.value).toLowerCase()).not.toContain("somebody.else");
  });

  test("loses nothing when the connection breaks while a code is asked for", async ({ app, page }) => {
    await demand(app, { cpay_stepupabove: 10 });
    await app.openRefund(await app.charge({ skip: 12, least: 30 }));
    await app.dialog.getByLabel("Notes").fill("Agreed on the phone.");
    await app.requestRefund("13");
    await page.route("**/cpay_RequestStepUp", (route) => route.abort(), { times: 1 });
    await app.dialog.getByRole("button", { name: "Send me a code" }).click();
    await expect(app.dialog.getByText("No answer came back")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Send me a code" }).click();
    await expect(app.dialog.getByLabel("Code of six digits")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Change the request" }).click();
    await expect(app.dialog.getByLabel("Notes")).toHaveValue("Agreed on the phone.");
  });
});

test("A rep who refunds the same again is asked first, and told who did it when", async ({ app, page }) => {
  await app.signIn(agent);
  const charge = await app.charge({ gateway: "Stripe", least: 30, skip: 14 });
  await app.openRefund(charge);
  await app.requestRefund("3.21");
  await expect(app.dialog.getByText("The refund went through")).toBeVisible();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("menuitem", { name: "Refund" }).click();
  await app.requestRefund("3.21");
  await expect(app.dialog.getByText("The same amount was refunded minutes ago")).toBeVisible();
  await expect(app.dialog.getByText("Avery Agent")).toBeVisible();
  await expect(app.dialog.getByRole("button", { name: "Don't refund again" })).toBeFocused();
  expect(await app.findings()).toEqual([]);
  await app.picture("same-again");
  await app.dialog.getByRole("button", { name: /^Refund another 3/ }).click();
  await expect(app.dialog.getByText("The refund went through")).toBeVisible();
  const { value } = await app.api("GET", `cpay_refunds?$select=_cpay_confirmedduplicateof_value&$orderby=createdon&$filter=_cpay_transactionid_value eq ${charge.cpay_transactionid} and cpay_amount eq 3.21`);
  expect(value.map((refund) => refund._cpay_confirmedduplicateof_value ?? null)).toEqual([null, value[0].cpay_refundid]);
});
