// Starts a .NET program of this repository and waits for the address it prints.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * The built assembly of a project, whichever configuration was built.
 * @param {string} folder below the repository, e.g. "tests/SimulatorHost"
 * @param {string} assembly without extension
 * @param {string} framework the plug-ins have one of their own: net462
 */
export function assemblyOf(folder, assembly, framework = "net10.0") {
  const places = ["Debug", "Release"].map((configuration) => join(repository, folder, "bin", configuration, framework, `${assembly}.dll`));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`${assembly} is not built. Run: dotnet build ${folder}`);
  return found;
}

/**
 * Runs an assembly whose first line of output that holds an http address is where it listens.
 * stop() asks it to end, by closing its input and by SIGTERM, and waits.
 * @returns {Promise<{ url: URL, stop: () => Promise<void>, kill: () => Promise<void> }>}
 */
export async function run(assembly, args = [], environment = {}) {
  const child = spawn("dotnet", [assembly, ...args], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...environment } });
  const url = await address(child);
  child.stdout.resume();
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.stdin.end();
      child.kill("SIGTERM");
      await once(child, "exit");
    },
    /** kill -9: no chance to tidy up. */
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function address(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /https?:\/\/\S+/.exec(line);
    if (found) return new URL(found[0]);
  }
  throw new Error(`${child.spawnargs.join(" ")} ended without printing an address.`);
}

/** The simulators alone; without --data FILE their books are empty and in memory. */
export const startSimulators = (args = []) => run(assemblyOf("tests/SimulatorHost", "CrmPayments.Tests.SimulatorHost"), args);

/** Our Webhooks service in front of a Dataverse; it starts no due work. */
export const startWebhooks = (dataverseUrl) =>
  run(assemblyOf("Webhooks", "CrmPayments.Webhooks"), ["--urls", "http://127.0.0.1:0"], {
    Webhooks__DataverseUrl: dataverseUrl,
    Webhooks__EmulatorUser: "webhooks@contoso.example",
    Webhooks__DueWorkEvery: "00:00:00",
  });

/** Asks one of a simulator's doors; without content it is a GET. */
export async function door(url, gateway, name, content) {
  const response = await fetch(new URL(`/simulators/${gateway}/${name}`, url), content === undefined ? {} : { method: "POST", body: JSON.stringify(content) });
  return response.json();
}
