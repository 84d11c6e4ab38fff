import { expect } from "./app.mjs";

export const agent = "agent@contoso.example", approver = "approver@contoso.example", service = "webhooks@contoso.example";

/** A subscription on a good stored card of the demo, whose first charge the bank declines; and the case that follows. */
export async function declinedSubscription(app, number) {
  const [currency, user] = await Promise.all([
    only(app, "transactioncurrencies?$select=transactioncurrencyid&$filter=isocurrencycode eq 'USD'"),
    only(app, `systemusers?$select=systemuserid&$filter=domainname eq '${agent}'`),
  ]);
  const method = await goodCard(app, number, user.systemuserid), customer = method._cpay_customerid_value;
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

/** A new customer with a good card at the gateway, whose only failure will be the test's. */
async function goodCard(app, number, owner) {
  const payer = await atStripe(app, "customers", { name: `Browser ${number}` });
  const card = await atStripe(app, "payment_methods/pm_card_visa/attach", { customer: payer.id });
  const gateway = await only(app, "cpay_gateways?$select=cpay_name&$filter=contains(cpay_name,'Stripe')");
  const email = `browser.${number}.${Date.now()}@fabrikam.example`;
  await app.api("POST", "contacts", { firstname: "Browser", lastname: `Customer ${number}`, emailaddress1: email, cpay_countrycode: "US", "ownerid@odata.bind": `/systemusers(${owner})` }, null);
  const contact = await only(app, `contacts?$select=contactid&$filter=emailaddress1 eq '${email}'`);
  await app.api("POST", "cpay_paymentmethods", {
    cpay_name: "Visa 4242", cpay_brand: "Visa", cpay_lastfour: "4242", cpay_token: card.id, cpay_customertoken: payer.id, cpay_kind: 192700000,
    "cpay_CustomerId_contact@odata.bind": `/contacts(${contact.contactid})`, "cpay_GatewayId@odata.bind": `/cpay_gateways(${gateway.cpay_gatewayid})`,
  }, null);
  return only(app, `cpay_paymentmethods?$select=_cpay_gatewayid_value,_cpay_customerid_value&$filter=_cpay_customerid_value eq ${contact.contactid}`);
}

async function atStripe(app, path, form) {
  const response = await app.page.request.post(`${app.url}/simulators/stripe/v1/${path}`, { form, headers: { Authorization: "Bearer sk_test_simulator" } });
  expect(response.ok(), await response.text()).toBeTruthy();
  return response.json();
}

export async function found(look, what) {
  let row;
  await expect.poll(async () => (row = await look()) !== undefined, { message: what }).toBe(true);
  return row;
}

export const only = async (app, query) => (await app.api("GET", query)).value[0];

export const press = (app, name) => app.dialog.getByRole("button", { name, exact: true }).click();
