/** A parameter of a custom API: its OData type and value. */
export type Parameter =
  | readonly [type: "Edm.Guid" | "Edm.Decimal" | "Edm.Int32" | "Edm.String" | "Edm.Boolean" | "Edm.DateTimeOffset", value: string | number | boolean]
  | readonly [type: "Collection(Edm.String)", value: readonly string[]];

const primitive = 1;
const collection = 4;
const action = 0;

/** Calls an unbound custom API (an action). Rejects with what the client API rejects with. */
export async function customApi<Answer>(xrm: Xrm.XrmStatic, name: string, parameters: Readonly<Record<string, Parameter>>): Promise<Answer> {
  const values = Object.fromEntries(Object.entries(parameters).map(([key, [, value]]) => [key, value]));
  const parameterTypes = Object.fromEntries(Object.entries(parameters).map(([key, [typeName]]) => [key, { typeName, structuralProperty: typeName.startsWith("Collection(") ? collection : primitive }]));
  const request = { ...values, getMetadata: () => ({ boundParameter: null, operationName: name, operationType: action, parameterTypes }) };
  const response = await xrm.WebApi.online.execute(request);
  return (await response.json()) as Answer;
}
