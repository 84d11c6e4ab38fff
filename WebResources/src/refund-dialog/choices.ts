import type { Choice, Reason } from "./model.js";

/** One option as the client's metadata gives it: documented as {Value, Label}, delivered by the unified client as {value, text}. */
interface OptionShape {
  readonly Value?: number;
  readonly value?: number;
  readonly text?: string;
  readonly Label?: string | { readonly UserLocalizedLabel?: { readonly Label?: string } };
}

/** The reasons the server allows, with their labels in the user's language; a value without a label shows as the number. */
export function reasonsOf(allowed: readonly string[], optionSet: object): readonly Reason[] {
  const options = Object.values(optionSet) as readonly OptionShape[];
  const labels = new Map(options.map((option) => [option.Value ?? option.value, labelOf(option)]));
  return allowed.map((text) => ({ value: Number(text), label: labels.get(Number(text)) ?? text }));
}

/** All options in the order of their values. */
export function choicesOf(optionSet: object): readonly Choice[] {
  const options = Object.values(optionSet) as readonly OptionShape[];
  return options.map((option) => ({ value: option.Value ?? option.value ?? NaN, label: labelOf(option) ?? "" })).filter(({ value }) => !Number.isNaN(value)).sort((a, b) => a.value - b.value);
}

function labelOf(option: OptionShape): string | undefined {
  return typeof option.Label === "string" ? option.Label : (option.Label?.UserLocalizedLabel?.Label ?? option.text);
}
