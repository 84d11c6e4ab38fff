import { tableOf } from "../data/environment.js";
import type { Row } from "../data/api.js";
import { ApiError, getRow, getRows, send } from "../data/api.js";
import { aloud } from "./missing.js";

interface Metadata {
  readonly boundParameter: string | null | undefined;
  readonly operationName: string;
  readonly operationType: number;
  readonly parameterTypes: Readonly<Record<string, { readonly typeName: string; readonly structuralProperty: number }>>;
}

interface ExecuteRequest { readonly getMetadata: () => Metadata; readonly entity?: BoundEntity }
interface BoundEntity { readonly entityType: string; readonly id: string }

const plain = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();
const address = (table: string, id: string): string => `${tableOf(table).setName}(${plain(id)})`;

/** The client API rejects with a plain object, not with an Error. */
async function rejecting<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is the client API's contract
    throw { errorCode: error.errorCode, message: error.message, innererror: undefined };
  }
}

const shared = {
  createRecord: (table: string, data: Row) => rejecting(create(table, data)),
  retrieveRecord: (table: string, id: string, options = ""): Promise<Row> => rejecting(getRow(address(table, id) + options)),
  retrieveMultipleRecords: (table: string, options = "", maxPageSize?: number) => rejecting(retrieveMultiple(table, options, maxPageSize)),
  updateRecord: (table: string, id: string, data: Row) => rejecting(update(table, id, data)),
  deleteRecord: (table: string, id: string) => rejecting(send("DELETE", address(table, id)).then(() => ({ entityType: table, id }))),
};

const online = aloud("Xrm.WebApi.online", {
  ...shared,
  execute: (request: ExecuteRequest): Promise<Response> => rejecting(execute(request)),
  executeMultiple: (requests: readonly (ExecuteRequest | readonly ExecuteRequest[])[]): Promise<readonly Response[]> => rejecting(executeMultiple(requests)),
});

export const webApi = aloud("Xrm.WebApi", { ...shared, online, execute: online.execute, executeMultiple: online.executeMultiple, isAvailableOffline: () => false });

async function create(table: string, data: Row): Promise<{ readonly entityType: string; readonly id: string }> {
  const response = await send("POST", tableOf(table).setName, data);
  const id = /\(([0-9a-f-]{36})\)/i.exec(response.headers.get("OData-EntityId") ?? "")?.[1];
  if (id === undefined) throw new Error("The Web API answered a create without OData-EntityId.");
  return { entityType: table, id };
}

async function update(table: string, id: string, data: Row): Promise<{ readonly entityType: string; readonly id: string }> {
  await send("PATCH", address(table, id), data, { "If-Match": "*" });
  return { entityType: table, id };
}

async function retrieveMultiple(table: string, options: string, maxPageSize: number | undefined): Promise<{ readonly entities: readonly Row[]; readonly nextLink: string | undefined }> {
  const page = await getRows(tableOf(table).setName + options, maxPageSize);
  return { entities: page.rows, nextLink: page.next };
}

async function execute(request: ExecuteRequest): Promise<Response> {
  const metadata = request.getMetadata();
  const parameters = Object.entries(metadata.parameterTypes).filter(([name]) => name !== metadata.boundParameter)
    .map(([name]) => [name, (request as unknown as Row)[name]] as const).filter(([, value]) => value !== undefined);
  switch (metadata.operationType) {
    case 0: return send("POST", boundPath(request, metadata), Object.fromEntries(parameters));
    case 1: return send("GET", functionPath(boundPath(request, metadata), parameters));
    default: throw new Error(`Xrm.WebApi.online.execute of operation type ${metadata.operationType} (${metadata.operationName}) is not emulated by the shell.`);
  }
}

function boundPath({ entity }: ExecuteRequest, { boundParameter, operationName }: Metadata): string {
  if (boundParameter === null || boundParameter === undefined) return operationName;
  if (entity === undefined) throw new Error(`${operationName} is bound to ${boundParameter}, but the request has no entity.`);
  return `${address(entity.entityType, entity.id)}/Microsoft.Dynamics.CRM.${operationName}`;
}

function functionPath(path: string, parameters: readonly (readonly [string, unknown])[]): string {
  const names = parameters.map(([name], i) => `${name}=@p${i}`).join(",");
  const values = parameters.map(([, value], i) => `@p${i}=${encodeURIComponent(literal(value))}`).join("&");
  return `${path}(${names})${values === "" ? "" : `?${values}`}`;
}

function literal(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[0-9a-f-]{36}$/i.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** One after the other, like a batch without change sets. A nested list would be a change set, which is all or nothing. */
async function executeMultiple(requests: readonly (ExecuteRequest | readonly ExecuteRequest[])[]): Promise<readonly Response[]> {
  const responses: Response[] = [];
  for (const request of requests) {
    if (!("getMetadata" in request)) throw new Error("Xrm.WebApi.online.executeMultiple with a change set is not emulated by the shell.");
    responses.push(await execute(request));
  }
  return responses;
}
