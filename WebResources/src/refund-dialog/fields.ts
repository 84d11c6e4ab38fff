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

/** A field of the request: its problems are shown once the user has been in it. */
export function labelled(field: Field, label: string, control: HTMLElement, dispatch: Dispatch, hint = ""): LabelledField {
  control.addEventListener("blur", () => { dispatch({ kind: "left", field }); });
  return withLabel(field, label, control, hint);
}

export function withLabel(id: string, label: string, control: HTMLElement, hint = ""): LabelledField {
  const hintPlace = element("span", { id: `${id}-hint`, class: "hint" }, hint);
  const problem = element("span", { id: `${id}-problem`, class: "problem", role: "alert" });
  const attributes = { id, slot: "input", "aria-describedby": `${id}-problem ${id}-hint` };
  for (const [name, value] of Object.entries(attributes)) control.setAttribute(name, value);
  const caption = element("label", { slot: "label", for: id, class: control.hasAttribute("required") ? "required" : undefined }, label);
  const wrapped = element("fluent-field", { "label-position": "above" }, caption, control);
  return { element: element("div", { class: "field" }, wrapped, element("div", { class: "below" }, problem, hintPlace)), control, hint: hintPlace, problem };
}
