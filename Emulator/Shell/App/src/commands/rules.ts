import type { Rule } from "../base/model.js";

/** What rules look at. */
export interface RuleFacts {
  /** Rows selected in the grid; on a form 1. */
  readonly selected: number;
  readonly formState: "Create" | "Existing" | "ReadOnly" | "Disabled" | undefined;
  readonly may: (privilege: string, table: string, depth: number) => boolean;
  /** The form's value of a column as text, or undefined where there is no such value. */
  readonly value: (column: string) => string | undefined;
  /** Runs a CustomRule's function. */
  readonly custom: (rule: Rule) => Promise<boolean>;
  /** Tells the developer, by name, what is not emulated. */
  readonly complain: (sentence: string) => void;
}

const depths: Readonly<Record<string, number>> = { None: 0, Basic: 1, Local: 2, Deep: 4, Global: 8 };

/** Whether every rule holds. An unknown kind of rule is told aloud and counts as no: a button never does what nobody checked. */
export async function allHold(rules: readonly Rule[], facts: RuleFacts): Promise<boolean> {
  for (const rule of rules) if (!(await holds(rule, facts))) return false;
  return true;
}

async function holds(rule: Rule, facts: RuleFacts): Promise<boolean> {
  const answer = await evaluate(rule, facts);
  if (answer === undefined) {
    facts.complain(`Ribbon rule ${rule.id} is a ${rule.kind}, which the shell does not emulate: its button stays hidden.`);
    return false;
  }
  return rule.attributes.InvertResult === "true" ? !answer : answer;
}

async function evaluate(rule: Rule, facts: RuleFacts): Promise<boolean | undefined> {
  const { attributes } = rule;
  switch (rule.kind) {
    case "SelectionCountRule": return facts.selected >= Number(attributes.Minimum ?? 0) && facts.selected <= Number(attributes.Maximum ?? Infinity);
    case "EntityPrivilegeRule": return facts.may(attributes.PrivilegeType ?? "", attributes.EntityName ?? "", depths[attributes.PrivilegeDepth ?? "Basic"] ?? 1);
    case "ValueRule": return facts.value(attributes.Field ?? "") === attributes.Value;
    case "FormStateRule": return facts.formState === attributes.State;
    case "CustomRule": return facts.custom(rule);
    default: return undefined;
  }
}
