// The three Web API requests that the Webhooks service makes, answered as the platform answers them.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * @param {Record<string, object>} gateways rows of cpay_gateway by id
 * @param {Record<string, string>} secrets values of secret environment variables by name
 * @returns {Promise<{ url: string, stored: Map<string, object>, stop: () => Promise<void> }>} stored: events by id
 */
export async function startDataverse(gateways, secrets) {
  const stored = new Map();
  const answers = {
    cpay_gateways: (id) => gateways[id],
    RetrieveEnvironmentVariableSecretValue: (_, { EnvironmentVariableName: name }) => ({ EnvironmentVariableSecretValue: secrets[name] }),
    cpay_IngestGatewayEvent: (_, event) => {
      const outcome = stored.has(event.EventId) ? "Duplicate" : "Stored";
      if (outcome === "Stored") stored.set(event.EventId, event);
      return { Outcome: outcome, EventRecordId: "00000000-0000-0000-0000-000000000001" };
    },
  };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, name, id] = /^\/api\/data\/v9\.2\/(\w+)(?:\(([^)]+)\))?/.exec(request.url) ?? [];
    const answer = answers[name]?.(id, chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString("utf8")) : {});
    response.writeHead(answer ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: { code: "0x80040217", message: "Does not exist" } }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stored,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
