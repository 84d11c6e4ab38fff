/** What the Web API refused, with the platform's code as the client API gives it (a signed decimal). */
export class ApiError extends Error {
  constructor(readonly errorCode: number, message: string, readonly status: number) {
    super(message);
  }
}

const root = "/api/data/v9.2/";

/** A row as the Web API writes it, annotations included. */
export type Row = Readonly<Record<string, unknown>>;

export interface Page { readonly rows: readonly Row[]; readonly more: boolean; readonly cookie: string | undefined; readonly next: string | undefined }

const standardHeaders = { Accept: "application/json", "OData-MaxVersion": "4.0", "OData-Version": "4.0" };

/** Sends a request to the Web API. @throws ApiError for every answer but success; TypeError when none comes. */
export async function send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const content = body === undefined ? {} : { "Content-Type": "application/json" };
  const init: RequestInit = { method, headers: { ...standardHeaders, ...content, ...headers }, credentials: "same-origin" };
  const response = await fetch(path.startsWith("/") || path.startsWith("http") ? path : root + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  if (!response.ok) throw await errorOf(response);
  return response;
}

const annotated = { Prefer: 'odata.include-annotations="*"' };

export async function getRow(path: string): Promise<Row> {
  return (await (await send("GET", path, undefined, annotated)).json()) as Row;
}

/** Rows of a query; an address of a next page may be given instead of a path. */
export async function getRows(path: string, pageSize?: number): Promise<Page> {
  const prefer = pageSize === undefined ? annotated : { Prefer: `${annotated.Prefer},odata.maxpagesize=${pageSize}` };
  const answer = (await (await send("GET", path, undefined, prefer)).json()) as Row;
  return {
    rows: answer.value as readonly Row[],
    more: answer["@Microsoft.Dynamics.CRM.morerecords"] === true || answer["@odata.nextLink"] !== undefined,
    cookie: pagingCookie(answer["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]),
    next: answer["@odata.nextLink"] as string | undefined,
  };
}

/** The cookie inside the annotation, which is an XML element with the cookie URL-encoded twice. */
function pagingCookie(annotation: unknown): string | undefined {
  if (typeof annotation !== "string") return undefined;
  const inner = /pagingcookie="([^"]*)"/.exec(annotation)?.[1];
  return inner === undefined ? undefined : decodeURIComponent(decodeURIComponent(inner));
}

async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  const answer = parsed(text);
  const code = Number.parseInt(answer?.code ?? "", 16);
  return new ApiError(Number.isNaN(code) ? 0 : code | 0, answer?.message ?? (text === "" ? `The server answered ${response.status}.` : text), response.status);
}

function parsed(text: string): { readonly code?: string; readonly message?: string } | undefined {
  try {
    return (JSON.parse(text) as { readonly error?: { readonly code?: string; readonly message?: string } }).error;
  } catch {
    return undefined; // not the platform's JSON: the text itself is the message
  }
}
