import { h } from "../base/dom.js";

/** Tone by option value, for the choices that tell how a thing went. Everything else is plain text. */
const tones: Readonly<Record<string, readonly ("good" | "bad" | "busy" | "quiet")[] | undefined>> = {
  cpay_outcome: ["busy", "busy", "bad", "good", "busy", "bad", "bad", "busy", "quiet"],
};

/** A choice's label; outcomes are set off by a coloured mark beside the words, never by colour alone. */
export function badge(column: string, value: number, label: string): Node | string {
  const tone = tones[column]?.[value - 192700000];
  return tone === undefined ? label : h("span", { class: `badge ${tone}` }, label);
}
