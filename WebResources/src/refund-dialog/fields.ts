import { element } from "./elements.js";
import type { Dispatch } from "./screen.js";
import type { Field } from "./state.js";

/** A control with label, hint and room for its problem, all tied together for screen readers. */
export interface LabelledField {
  readonly element: HTMLElement;
  readonly control: HTMLElement;
  readonly hint: HTMLElement;
  readonly problem: HTMLElement;
}

export function labelled(field: Field, label: string, control: HTMLElement, dispatch: Dispatch, hint = ""): LabelledField {
  const hintPlace = element("span", { id: `${field}-hint`, class: "hint" }, hint);
  const problem = element("span", { id: `${field}-problem`, class: "problem", role: "alert" });
  const attributes = { id: field, slot: "input", "aria-describedby": `${field}-problem ${field}-hint` };
  for (const [name, value] of Object.entries(attributes)) control.setAttribute(name, value);
  control.addEventListener("blur", () => { dispatch({ kind: "left", field }); });
  const caption = element("label", { slot: "label", for: field, class: control.hasAttribute("required") ? "required" : undefined }, label);
  const wrapped = element("fluent-field", { "label-position": "above" }, caption, control);
  return { element: element("div", { class: "field" }, wrapped, element("div", { class: "below" }, problem, hintPlace)), control, hint: hintPlace, problem };
}
