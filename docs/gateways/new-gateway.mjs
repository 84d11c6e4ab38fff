// Starts a gateway from the template: node docs/gateways/new-gateway.mjs Acme acme
// Copies docs/gateways/template, puts the two names in, and adds the lines by which the product and the suites know a gateway.
// What is then left to do, the suites say: see adding-one.md.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const template = join(here, "template");
const [name, simulator, root = join(here, "..", "..")] = process.argv.slice(2);

if (!/^[A-Z][A-Za-z0-9]+$/.test(name ?? "") || !/^[a-z][a-z0-9-]*$/.test(simulator ?? "")) {
  console.error("node docs/gateways/new-gateway.mjs <Name> <simulator>, e.g. Acme acme: the name as in code, and the segment of the simulator's addresses.");
  process.exit(2);
}

const types = "Plugins/Core/Gateways/GatewayType.cs";
const value = Math.max(...[...read(types).matchAll(/= (\d+),/g)].map(found => Number(found[1]))) + 1;

if (new RegExp(`\\b${name}\\b`).test(read(types))) {
  console.error(`There is a ${name} already.`);
  process.exit(1);
}

for (const file of files(template)) {
  const target = join(root, named(relative(template, file)));
  if (existsSync(target)) throw new Error(`${target} exists.`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, joined(named(readFileSync(file, "utf8"))));
  console.log(relative(root, target));
}

edit(types, text => before(text, "}\n", `    ${name} = ${value},\n`));
edit("Solution/src/OptionSets/cpay_gatewaytype.xml", text => before(text, "  </options>", option()));
edit("tests/Core/TheCodeOfCore.cs", text => text.replace(/(typeof\(GatewayType\), )\d+/, (_, what) => what + (value - 192700000 + 1)));
edit("Plugins/Core/Gateways/GatewayCatalog.cs", text => before(using(text, "CrmPayments.Core.Gateways"), "    };",
  `        [GatewayType.${name}] = new(_ => ${name}Gateway.All, () => new ${name}Notifications(), (account, tools) => new ${name}Gateway(account, tools.Http)),\n`));
edit("Emulator/Gateways/SimulatorCatalog.cs", text => before(using(text, "CrmPayments.Emulator.Gateways"), "    ];",
  `        new(${name}Simulator.SimulatorName, () => new ${name}Signer(), (books, outbox, time) => new ${name}Simulator(books, outbox, time)),\n`));
edit("Emulator/Demo/DemoGateways.cs", text => before(text, "    ];", `        ${name}Booking.Gateway,\n`));
edit("tests/Plugins/TestGateway.cs", text => before(using(text, "CrmPayments.Emulator.Gateways"), "    ];",
  `        new(GatewayType.${name}, "${simulator}", ${name}Credentials.ApiKey, (url, amount, _) => ${name}Till.ChargeAsync(url, amount)) { WebhookSecret = ${name}Credentials.WebhookSecret, Store = ${name}Till.StoreAsync },\n`));

/** The names of the template, and a type that is not in its enumeration yet. */
function named(text) {
  return text.replaceAll("(GatewayType)192700010", `GatewayType.${name}`).replaceAll("Newpay", name).replaceAll("newpay", simulator);
}

/** The suites take in the fields of their lists; in the template, which is compiled too, they are no fields. */
function joined(text) {
  return text.replace(/public static (GatewayUnderTest|AdapterUnderTest) (\w+) => new\(/, "public static readonly $1 $2 = new(");
}

function option() {
  const labels = [1033, 3082, 1049, 2052].map(language => `        <label description="${name}" languagecode="${language}" />\n`).join("");
  return `    <option value="${value}" ExternalValue="">\n      <labels>\n${labels}      </labels>\n    </option>\n`;
}

/** Adds the namespace of the gateway below a parent, in the order that the formatter wants. */
function using(text, parent) {
  const line = `using ${parent}.${name};`;
  const lines = text.split("\n");
  const after = lines.findLastIndex(one => one.startsWith("using ") && one.slice(0, -1).localeCompare(line.slice(0, -1), "en") < 0);
  lines.splice(after + 1, 0, line);
  return lines.join("\n");
}

function before(text, mark, more) {
  const at = text.startsWith(mark) ? 0 : text.indexOf("\n" + mark) + 1;
  if (at === 0 && !text.startsWith(mark)) throw new Error(`There is no line '${mark.trim()}'.`);
  return text.slice(0, at) + more + text.slice(at);
}

function edit(path, change) {
  writeFileSync(join(root, path), change(read(path)));
  console.log(path);
}

function read(path) {
  return readFileSync(join(root, path), "utf8");
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
}
