import type { Column } from "../base/model.js";

/** The options of a choices column's value, in the order of their values: the Web API writes them as "1,2". */
export function chosenOf(value: unknown): readonly number[] {
  return typeof value === "string" && value !== "" ? value.split(",").map(Number) : [];
}

/** What the Web API takes for these options; null: none. */
export function choicesValue(options: Iterable<number>): string | null {
  const sorted = [...new Set(options)].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted.join(",");
}

/** The value with one option put in or taken out. */
export function toggled(value: unknown, option: number): string | null {
  const chosen = chosenOf(value);
  return choicesValue(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option]);
}

/** Labels of the chosen options as the platform writes them: "A; B". */
export function choicesText(value: unknown, column: Column): string {
  return chosenOf(value).map((option) => column.options.find((candidate) => candidate.value === option)?.label ?? String(option)).join("; ");
}
