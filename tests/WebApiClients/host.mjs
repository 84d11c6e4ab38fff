// The emulator's Web API, with our solution and an empty database, for one test file.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assemblyOf, run } from "../Vendors/host.mjs";

const solution = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "Solution", "src");

/** @returns {Promise<{ url: URL, stop: () => Promise<void> }>} */
export const startWebApi = () =>
  run(assemblyOf("tests/WebApiHost", "CrmPayments.Tests.WebApiHost"), [solution, assemblyOf("Plugins/Dataverse", "CrmPayments.Plugins", "net462")]);

/**
 * A user with one of the solution's roles, made through the Web API itself.
 * @param {URL} url where the Web API is
 * @param {string} domainName also the bearer token
 * @param {string} role name of the role
 * @returns {Promise<string>} its systemuserid
 */
export async function makeUser(url, domainName, role) {
  const api = new URL("/api/data/v9.2/", url);
  const { BusinessUnitId } = await get(api, "WhoAmI");
  const user = await send(api, "systemusers", {
    domainname: domainName, firstname: domainName.split("@")[0], lastname: "Tester", "businessunitid@odata.bind": `/businessunits(${BusinessUnitId})`,
  });
  const id = /\(([^)]+)\)$/.exec(user.headers.get("OData-EntityId"))[1];
  const roles = await get(api, `roles?$select=roleid&$filter=name eq '${role}'`);
  await send(api, `systemusers(${id})/systemuserroles_association/$ref`, { "@odata.id": new URL(`roles(${roles.value[0].roleid})`, api).href });
  return id;
}

async function get(api, relative) {
  const response = await fetch(new URL(relative, api));
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function send(api, relative, body) {
  const response = await fetch(new URL(relative, api), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return response;
}
