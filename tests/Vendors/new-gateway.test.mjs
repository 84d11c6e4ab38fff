// docs/gateways/new-gateway.mjs, on a copy of the files that it changes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const script = join(root, "docs/gateways/new-gateway.mjs");
const lists = [
  "Plugins/Core/Gateways/GatewayType.cs", "Plugins/Core/Gateways/GatewayCatalog.cs", "Emulator/Gateways/SimulatorCatalog.cs", "Emulator/Demo/DemoGateways.cs",
  "tests/Plugins/TestGateway.cs", "tests/Core/TheCodeOfCore.cs", "Solution/src/OptionSets/cpay_gatewaytype.xml",
];
let copy;

before(() => {
  copy = mkdtempSync(join(tmpdir(), "new-gateway-"));
  for (const list of lists) cpSync(join(root, list), join(copy, list));
  run("AcmePay", "acme-pay");
});

after(() => rmSync(copy, { recursive: true }));

test("every file of the template is there under its new name, and nothing of the old one", () => {
  const template = files(join(root, "docs/gateways/template")).map(file => file.replaceAll("Newpay", "AcmePay"));
  const made = files(copy).filter(file => !lists.includes(file));
  assert.deepEqual(made.sort(), template.sort());
  for (const file of made) assert.doesNotMatch(read(file), /newpay|\(GatewayType\)/i, file);
});

test("every list has its line", () => {
  const expected = [/AcmePay = 192700010,\n}/, /\[GatewayType\.AcmePay\] = new\(.*AcmePayGateway/, /AcmePaySimulator\.SimulatorName/, /AcmePayBooking\.Gateway,\n {4}\];/, /new\(GatewayType\.AcmePay, "acme-pay"/, /typeof\(GatewayType\), 11\)/, /value="192700010"[^]*description="AcmePay" languagecode="2052"[^]*<\/options>/];
  lists.forEach((list, at) => assert.match(read(list), expected[at], list));
});

test("the suites take it in", () => {
  assert.match(read("tests/Core/Gateways/UnderTest/AcmePay.cs"), /public static readonly GatewayUnderTest AcmePay = new\(/);
  assert.match(read("tests/Gateways/Adapters/UnderTest/AcmePay.cs"), /public static readonly AdapterUnderTest AcmePay = new\(/);
});

test("a gateway that exists, and a name that is none, change nothing", () => {
  const earlier = lists.map(read);
  for (const [name, simulator] of [["AcmePay", "acme-pay"], ["Stripe", "stripe"], ["acme", "acme"], ["Acme", "Acme"]]) assert.throws(() => run(name, simulator));
  assert.deepEqual(lists.map(read), earlier);
});

function run(name, simulator) {
  execFileSync(process.execPath, [script, name, simulator, copy], { stdio: "pipe" });
}

function read(file) {
  return readFileSync(join(copy, file), "utf8");
}

function files(folder, below = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? files(join(folder, entry.name), below) : [relative(below, join(folder, entry.name))]));
}
