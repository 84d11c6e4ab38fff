import { expect, test } from "./app.mjs";

const languages = [
  { code: "en", option: 192700000, subject: "Your refund is complete", title: "Your refund", headline: "Your refund is complete." },
  { code: "es", option: 192700001, subject: "Su reembolso se ha completado", title: "Su reembolso", headline: "Su reembolso se ha completado." },
  { code: "ru", option: 192700002, subject: "Ваш возврат выполнен", title: "Ваш возврат", headline: "Ваш возврат выполнен." },
  { code: "zh", option: 192700003, subject: "您的退款已完成", title: "您的退款", headline: "您的退款已完成。" },
];

/** Refunds a little of a charge of a customer who speaks this language. */
async function refundTo(app, option, notify = true) {
  const filter = `cpay_status eq 192700002 and cpay_disputed eq false and cpay_refundableamount ge 5 and contains(cpay_GatewayId/cpay_name,'Stripe') and cpay_CustomerId_contact/cpay_language eq ${option}`;
  const { value } = await app.api("GET", `cpay_transactions?$select=_cpay_customerid_value&$orderby=cpay_name&$filter=${encodeURIComponent(filter)}`);
  const charge = value[0];
  const asked = await app.api("POST", "cpay_RequestRefund", { TransactionId: charge.cpay_transactionid, Amount: 3, Reason: 192700015, Notes: "", IdempotencyKey: crypto.randomUUID(), NotifyCustomer: notify, ConfirmDuplicate: true });
  expect(asked.Outcome, asked.Message).toBe("Accepted");
  return { customer: charge._cpay_customerid_value, refund: asked.RefundId };
}

/** The email that a customer got last, once it has left. */
async function emailTo(app, customer, subject) {
  let email;
  await expect.poll(async () => {
    const outbox = await (await app.page.request.get(`${app.url}/emulator/outbox`)).json();
    email = outbox.findLast((sent) => sent.regarding?.id === customer && sent.subject === subject);
    return email?.subject;
  }).toBe(subject);
  return email;
}

const linkIn = (email) => /href="([^"]+\/status\/[^"]+)"/.exec(email.body)[1];

test.describe("The status page", () => {
  for (const { code, option, subject, title, headline } of languages) {
    test(`opens from the message in the customer's language (${code})`, async ({ app, page }) => {
      const { customer } = await refundTo(app, option);
      const email = await emailTo(app, customer, subject);
      const asked = [];
      page.on("request", (request) => asked.push(request.resourceType()));
      await page.goto(linkIn(email));
      await expect(page.locator("html")).toHaveAttribute("lang", code);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.getByText(headline, { exact: true })).toBeVisible();
      await expect(page.getByRole("listitem")).toHaveCount(4);
      expect(await app.findings(), "accessibility").toEqual([]);
      expect(asked.filter((type) => type !== "document" && type !== "other"), "loads nothing").toEqual([]);
    });
  }

  test("fits a phone, and the language can be changed", async ({ app, page }) => {
    const { customer } = await refundTo(app, languages[0].option);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(linkIn(await emailTo(app, customer, languages[0].subject)));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing to scroll sideways").toBeLessThanOrEqual(320);
    await app.picture("status-page");
    await page.getByRole("link", { name: "Español" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Su reembolso");
  });

  test("shows nothing of the customer", async ({ app, page }) => {
    const { customer } = await refundTo(app, languages[0].option);
    const contact = await app.api("GET", `contacts(${customer})?$select=firstname,lastname,emailaddress1,address1_city,telephone1`);
    await page.goto(linkIn(await emailTo(app, customer, languages[0].subject)));
    const text = await page.content();
    for (const fact of ["firstname", "lastname", "emailaddress1", "address1_city", "telephone1"]) expect(text).not.toContain(contact[fact]);
  });

  test("is kind to whoever has a broken link", async ({ app, page }) => {
    const answer = await page.goto(`${app.url}/status/${"x".repeat(72)}`);
    expect(answer.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not available");
    expect(await app.findings()).toEqual([]);
  });

  test("and its messages are on the refund's form", async ({ app, page }) => {
    await app.signIn("agent@contoso.example");
    const { customer, refund } = await refundTo(app, languages[0].option);
    await emailTo(app, customer, languages[0].subject);
    await page.goto(`${app.url}/?etn=cpay_refund&id=${refund}`);
    await expect(page.getByRole("gridcell", { name: "Done" }).first()).toBeVisible();
  });
});
