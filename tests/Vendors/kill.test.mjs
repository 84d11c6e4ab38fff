// What was answered is in the books, whatever happens to the process afterwards.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Stripe from "stripe";
import { door, startSimulators } from "./host.mjs";

test("books survive kill -9 in the middle of refunds", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "simulators-"));
  const data = join(folder, "simulators.db");
  let host = await startSimulators(["--data", data]);
  try {
    const stripe = new Stripe("sk_test_simulator", { host: host.url.hostname, port: host.url.port, protocol: "http", telemetry: false, maxNetworkRetries: 0, timeout: 20_000 });
    const intent = await stripe.paymentIntents.create({ amount: 100_000, currency: "usd", payment_method: "pm_card_visa", confirm: true });
    const answered = [];
    const refund = async (number) => answered.push((await stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, { idempotencyKey: `kill-${number}` })).id);
    await refund(0);
    const running = Array.from({ length: 50 }, (_, number) => refund(number + 1).catch(() => undefined));
    await Promise.race(running);
    await host.kill();
    await Promise.all(running);

    host = await startSimulators(["--data", data]);
    const { charges } = await door(host.url, "stripe", "ledger");
    const booked = new Set(charges.find(({ id }) => id === intent.id).refunds.map(({ id }) => id));
    assert.deepEqual(answered.filter((id) => !booked.has(id)), []);
  } finally {
    await host.stop();
    await rm(folder, { recursive: true });
  }
});
