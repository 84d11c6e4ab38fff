// Takes notifications where a merchant's service would.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * @typedef {{ headers: Record<string, string>, body: string }} Notification
 * @returns {Promise<{ url: string, next: (fits: (notification: Notification) => boolean) => Promise<Notification>, stop: () => Promise<void> }>}
 */
export async function startReceiver() {
  const received = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const notification = { headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
    response.writeHead(200).end();
    const taker = waiting.findIndex(({ fits }) => fits(notification));
    if (taker >= 0) waiting.splice(taker, 1)[0].resolve(notification);
    else received.push(notification);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** The first notification that fits, already here or still to come. */
    next: (fits) => {
      const index = received.findIndex(fits);
      return index >= 0 ? Promise.resolve(received.splice(index, 1)[0]) : new Promise((resolve) => waiting.push({ fits, resolve }));
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
