import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const dll = fileURLToPath(new URL("../../Emulator/bin/Debug/net10.0/CrmPayments.Emulator.dll", import.meta.url));

/** Starts the built emulator with its demo in memory, and ends it with the tests. */
export default async function start() {
  if (!existsSync(dll)) throw new Error("The emulator is not built: run dotnet build CrmPayments.sln first.");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const emulator = spawn("dotnet", [dll, "--urls", url, "--data", ":memory:"], { stdio: ["ignore", "pipe", "pipe"] });
  await ready(emulator);
  process.env.EMULATOR_URL = url;
  return () => { emulator.kill("SIGKILL"); };
}

function ready(emulator) {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (data) => {
      said += data;
      if (said.includes("CrmPayments is ready")) resolve();
    };
    emulator.stdout.on("data", hear);
    emulator.stderr.on("data", hear);
    emulator.on("exit", (code) => { reject(new Error(`The emulator ended with ${code}:\n${said}`)); });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => { resolve(port); });
    });
  });
}
