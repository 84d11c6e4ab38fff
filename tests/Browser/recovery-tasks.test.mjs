import { expect, test } from "./app.mjs";

const agent = "agent@contoso.example", approver = "approver@contoso.example";

/** A new task of the agent, as a service would have it made. */
async function newTask(app, name) {
  const contacts = await app.api("GET", "contacts?$select=contactid&$top=1&$filter=lastname eq 'Bennett'");
  const users = await app.api("GET", `systemusers?$select=systemuserid&$filter=domainname eq '${agent}'`);
  const currencies = await app.api("GET", "transactioncurrencies?$select=transactioncurrencyid&$filter=isocurrencycode eq 'USD'");
  const subscription = await app.api("POST", "cpay_subscriptions?$select=cpay_subscriptionid", {
    cpay_name: name, cpay_amount: 12.5, cpay_status: 192700000, cpay_incometype: "Membership",
    "cpay_CustomerId_contact@odata.bind": `/contacts(${contacts.value[0].contactid})`,
    "transactioncurrencyid@odata.bind": `/transactioncurrencies(${currencies.value[0].transactioncurrencyid})`,
    "ownerid@odata.bind": `/systemusers(${users.value[0].systemuserid})`,
  }, "administrator@contoso.example");
  const id = subscription?.cpay_subscriptionid ?? (await app.api("GET", `cpay_subscriptions?$select=cpay_subscriptionid&$filter=cpay_name eq '${name}'`)).value[0].cpay_subscriptionid;
  const { RecoveryTaskId } = await app.api("POST", "cpay_ReportSetupFailure", { SubscriptionId: id, Problem: 192700002, Text: "The bank said: account blocked." }, "administrator@contoso.example");
  return RecoveryTaskId;
}

const open = async (app, page, id) => {
  await page.goto(`${app.url}/?etn=cpay_recoverytask&id=${id}`);
  await expect(page.getByRole("menuitem", { name: "Log a Call" })).toBeVisible();
};

test("A rep finds the own tasks, with number, kind, reason and due date", async ({ app, page }) => {
  await app.signIn(agent);
  await page.goto(app.url);
  await page.getByRole("navigation").getByRole("link", { name: "Recovery Tasks" }).click();
  const grid = page.getByRole("grid");
  await expect(page.getByRole("option", { name: "My Recovery Tasks", selected: true })).toHaveCount(1);
  await expect(grid.getByText("Bank recurrence could not be set up").first()).toBeVisible();
  await expect(grid.getByText(/^RT-\d{6}$/).first()).toBeVisible();
  expect(await app.findings()).toEqual([]);
  await app.picture("recovery-tasks");
});

test("A rep sees what to do, logs a call and sets the task aside until a day", async ({ app, page }) => {
  const id = await newTask(app, "Browser: call");
  await app.signIn(agent);
  await open(app, page, id);
  await expect(page.getByRole("textbox", { name: "Suggested Next Step" })).toHaveValue(/^The account is inactive or blocked\./);
  await page.getByRole("menuitem", { name: "Log a Call" }).click();
  await app.dialog.getByRole("button", { name: "Log a call" }).click();
  await expect(app.dialog.getByText("Choose how the call ended.")).toBeVisible();
  await app.dialog.getByLabel("Reached: will pay").check();
  await app.dialog.getByLabel("What was said").fill("Pays on Friday from another account.");
  const friday = new Date(Date.now() + 3 * 24 * 3600 * 1000).toISOString().slice(0, 16);
  await app.dialog.getByLabel("Go on with it on").fill(friday);
  expect(await app.findings()).toEqual([]);
  await app.picture("recovery-call");
  await app.dialog.getByRole("button", { name: "Log a call" }).click();
  await expect(app.dialog.getByText("The call is logged; the task is due on")).toBeVisible();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("textbox", { name: "Contact Log" })).toHaveValue(/Avery Agent: reached, will pay\. Pays on Friday from another account\.$/);
  const task = await app.api("GET", `cpay_recoverytasks(${id})?$select=cpay_contacts,scheduledend`);
  expect(task.cpay_contacts).toBe(1);
  expect(Date.parse(task.scheduledend)).toBeGreaterThan(Date.now() + 48 * 3600 * 1000);
});

test("A rep checks a bank account on the phone until its number can be right", async ({ app, page }) => {
  const id = await newTask(app, "Browser: account");
  await app.signIn(agent);
  await open(app, page, id);
  await page.getByRole("menuitem", { name: "Check Account" }).click();
  const number = app.dialog.getByLabel("Account number or IBAN"), check = app.dialog.getByRole("button", { name: "Check account" });
  await check.click();
  await expect(app.dialog.getByText("Enter an account number, a routing number or an identity number.")).toBeVisible();
  await number.fill("DE89370400440532013001");
  expect(await number.getAttribute("type")).toBe("password");
  await check.click();
  await expect(app.dialog.getByText("The bank account number is not valid.")).toBeVisible();
  await expect(number).toHaveValue("DE89370400440532013001");
  expect(await app.findings()).toEqual([]);
  await number.fill("DE89370400440532013000");
  await check.click();
  await expect(app.dialog.getByText("The numbers can be right. Whether the account exists, only its bank knows.")).toBeVisible();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("menuitem", { name: "Check Account" })).toBeVisible();
});

test("A rep marks a task done and says how it ended", async ({ app, page }) => {
  const id = await newTask(app, "Browser: done");
  await app.signIn(agent);
  await open(app, page, id);
  await page.getByRole("menuitem", { name: "Done" }).click();
  await expect(app.dialog.getByLabel("Money arrived")).toHaveCount(0);
  await app.dialog.getByLabel("Customer does not pay").check();
  await app.dialog.getByRole("button", { name: "Mark done" }).click();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("menuitem", { name: "Done" })).toHaveCount(0);
  const task = await app.api("GET", `cpay_recoverytasks(${id})?$select=statecode,cpay_outcome,_cpay_doneby_value`);
  expect([task.statecode, task.cpay_outcome]).toEqual([1, 192700004]);
  expect(task["_cpay_doneby_value@OData.Community.Display.V1.FormattedValue"]).toBe("Avery Agent");
});

test("A lead gives several tasks to a person with access, and to nobody without", async ({ app, page }) => {
  const ids = [await newTask(app, "Browser: one"), await newTask(app, "Browser: two")];
  await app.signIn(approver);
  await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_recoverytask`);
  await page.getByRole("combobox", { name: "View" }).selectOption({ label: "All Recovery Tasks" });
  for (const id of ids) {
    const { cpay_number: number } = await app.api("GET", `cpay_recoverytasks(${id})?$select=cpay_number`);
    await page.getByRole("row", { name: number }).getByRole("checkbox").check();
  }

  await page.getByRole("menuitem", { name: "Assign to" }).click();
  const whom = app.dialog.getByRole("combobox");
  await whom.fill("Noor");
  await app.dialog.getByRole("option", { name: /Noor Norole/ }).click();
  await app.dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(app.dialog.getByText("has no access to payments")).toBeVisible();
  await whom.fill("Pat");
  await app.dialog.getByRole("option", { name: /Pat Approver/ }).click();
  await app.dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(app.dialog.getByText("2 tasks are Pat Approver’s now.")).toBeVisible();
  await app.dialog.getByRole("button", { name: "Close" }).click();
  const owners = await Promise.all(ids.map((id) => app.api("GET", `cpay_recoverytasks(${id})?$select=_ownerid_value`)));
  expect(owners.map((task) => task["_ownerid_value@OData.Community.Display.V1.FormattedValue"])).toEqual(["Pat Approver", "Pat Approver"]);
});
