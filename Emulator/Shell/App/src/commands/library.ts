const loading = new Map<string, Promise<void>>();

/** Runs a JavaScript web resource once in this page, as the platform does for ribbons and forms. */
export function loadLibrary(webResource: string): Promise<void> {
  const known = loading.get(webResource);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `/WebResources/${webResource}`;
    script.addEventListener("load", () => { resolve(); });
    script.addEventListener("error", () => { reject(new Error(`The web resource ${webResource} could not be loaded.`)); });
    document.head.append(script);
  });
  loading.set(webResource, loaded);
  return loaded;
}

/** Calls "CrmPayments.Refund.openFromForm" of a web resource. @throws when the library has no such function. */
export async function callLibrary(webResource: string, name: string, parameters: readonly unknown[]): Promise<unknown> {
  await loadLibrary(webResource);
  const target = name.split(".").reduce<unknown>((owner, part) => (owner as Readonly<Record<string, unknown>> | undefined)?.[part], window);
  if (typeof target !== "function") throw new Error(`${webResource} has no function ${name}.`);
  return (target as (...values: readonly unknown[]) => unknown)(...parameters);
}
