import { app } from "./environment.js";

const texts = new Map<string, ReadonlyMap<string, string>>();

/** Reads the RESX web resources in the user's language, before any script asks for them; English where a language has none. */
export async function loadStrings(): Promise<void> {
  await Promise.all(app().strings.map(async (name) => texts.set(name, (await read(name, app().lcid)) ?? (await read(name, 1033)) ?? new Map())));
}

/** The text, or undefined as on the platform when there is none. */
export const stringOf = (webResource: string, key: string): string | undefined => texts.get(webResource)?.get(key);

async function read(name: string, lcid: number): Promise<ReadonlyMap<string, string> | undefined> {
  const response = await fetch(`/WebResources/${name}.${lcid}.resx`);
  if (!response.ok) return undefined;
  const document = new DOMParser().parseFromString(await response.text(), "text/xml");
  return new Map([...document.querySelectorAll("root > data")].map((data) => [data.getAttribute("name") ?? "", data.querySelector("value")?.textContent ?? ""]));
}
