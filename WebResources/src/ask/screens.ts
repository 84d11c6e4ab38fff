import { button, element, messageBar } from "../refund-dialog/elements.js";
import { text } from "../texts/texts.js";
import type { Asking } from "./state.js";

/** What a state looks like, and where the keyboard starts in it. */
export interface Shown {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}

/** A part of what is asked for, and how to read it. */
export interface Asked<Draft> {
  readonly elements: readonly HTMLElement[];
  /** Undefined: it asks for nothing. */
  readonly focus: HTMLElement | undefined;
  readonly read: () => Partial<Draft>;
}

export interface Actions<Draft> {
  readonly submit: (draft: Draft) => void;
  readonly close: () => void;
}

/** What the person is asked, in words. */
export interface Question<Draft> {
  readonly parts: readonly Asked<Draft>[];
  readonly send: string;
  readonly cancel: string;
  /** The sentence that asks for what is missing; undefined: all is there. */
  readonly missing: (draft: Draft) => string | undefined;
}

/** The fields of the parts, what was wrong with them above, the two buttons below. */
export function askScreen<Draft>({ draft, refusal, question }: Asking<Draft>, { parts, send, cancel, missing }: Question<Draft>, actions: Actions<Draft>): Shown {
  const told = element("div", { class: "refusal" }, ...problem(refusal, question));
  const submit = (): void => {
    const now = parts.reduce((read, part) => ({ ...read, ...part.read() }), draft);
    const lacks = missing(now);
    if (lacks === undefined) actions.submit(now);
    else told.replaceChildren(messageBar("error", lacks));
  };
  const first = button(send, "primary", submit);
  const footer = element("footer", {}, first, button(cancel, "secondary", actions.close));
  return { element: element("div", {}, told, ...parts.flatMap((part) => part.elements), footer), focus: parts.find((part) => part.focus !== undefined)?.focus ?? first };
}

function problem(refusal: string | undefined, question: string | undefined): readonly HTMLElement[] {
  if (refusal !== undefined) return [messageBar("error", refusal)];
  return question === undefined ? [] : [messageBar("warning", question)];
}

/** A sentence of what will happen, between the fields. */
export const sentence = (words: string): Asked<unknown> => ({ elements: [element("p", {}, words)], focus: undefined, read: () => ({}) });

export function commentField(value: string, longest: number, { label = text("Decision.Comment"), required = false } = {}): Asked<{ readonly comment: string }> {
  const area = element("textarea", { id: "comment", rows: 3, maxlength: longest });
  area.value = value;
  const field = element("div", { class: "field" }, element("label", { for: "comment", class: required ? "required" : undefined }, label), area);
  return { elements: [field], focus: area, read: () => ({ comment: area.value }) };
}

/** One of several, as radio buttons below their question. */
export function radioGroup<Value extends string | number>(legend: string, name: string, choices: readonly { readonly value: Value; readonly label: string }[], chosen: Value | undefined) {
  const radios = choices.map(({ value, label }) => {
    const id = `${name}-${String(value)}`;
    const box = element("input", { id, type: "radio", name });
    box.checked = value === chosen;
    return { value, box, line: element("div", { class: "radio" }, box, element("label", { for: id }, label)) };
  });
  const group = element("fieldset", {}, element("legend", {}, legend), ...radios.map(({ line }) => line));
  return { element: group, focus: radios[0]?.box, read: (): Value | undefined => radios.find(({ box }) => box.checked)?.value };
}

export function endScreen(intent: "success" | "warning" | "error", content: readonly (Node | string)[], closed: () => void): Shown {
  const close = button(text("Close"), "primary", closed);
  return { element: element("div", {}, messageBar(intent, ...content), element("footer", {}, close)), focus: close };
}
