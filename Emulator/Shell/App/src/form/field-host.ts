import { h, put } from "../base/dom.js";
import type { Cell, Column, Table } from "../base/model.js";
import { t } from "../base/texts.js";
import type { Reference } from "../data/rows.js";
import { textOf } from "../data/rows.js";
import { field } from "./fields.js";
import { choicesText } from "./choices.js";
import type { FormState } from "./form-state.js";
import type { FieldValue } from "./form-state.js";
import { isReference } from "./form-state.js";

/** A field's place on the form: label, control, problem. */
export class FieldHost {
  readonly element: HTMLElement;
  /** Nobody writes it here: by the form, by the column, or by the user's rights. */
  readonly disabled: boolean;
  private readonly place = h("div", { class: "control" });
  private readonly problemPlace: HTMLElement;
  private readonly column: Column;
  private readonly name: string;
  private readonly id: string;
  private problem: string | undefined;
  private readonly labelElement: HTMLElement | undefined;
  private ownLabel: string | undefined;
  private ownRequired: boolean | undefined;

  constructor(private readonly table: Table, private readonly cell: Cell, private readonly state: FormState, private readonly readOnly: boolean, private readonly changed: () => void) {
    this.name = cell.control?.column ?? "";
    const column = table.columns[this.name];
    if (column === undefined) throw new Error(`${table.logicalName} has no column ${this.name}.`);
    this.column = column;
    this.id = `field-${cell.control?.id ?? this.name}`;
    this.disabled = (cell.control?.disabled ?? false) || !(state.id === undefined ? column.validForCreate : column.validForUpdate);
    this.problemPlace = h("div", { id: `${this.id}-problem`, class: "problem", role: "alert" });
    this.labelElement = cell.showLabel ? h("label", { for: this.id, title: column.description }, this.label) : undefined;
    this.element = h("div", { class: "field", "data-column": this.name }, this.labelElement, this.place, this.problemPlace);
    this.showLabel();
  }

  get columnName(): string {
    return this.name;
  }

  /** As form scripts set it; a hidden field is not asked for. */
  get visible(): boolean {
    return !this.element.hidden;
  }

  set visible(visible: boolean) {
    this.element.hidden = !visible;
  }

  set required(required: boolean) {
    this.ownRequired = required;
    this.showLabel();
  }

  private showLabel(): void {
    if (this.labelElement === undefined) return;
    this.labelElement.textContent = this.label;
    this.labelElement.classList.toggle("required", this.isRequired);
  }

  /** Builds the control anew from the state. */
  draw(): void {
    this.tell(undefined);
    const value = this.state.value(this.name);
    const text = this.state.isChanged(this.name) && !isReference(value) ? this.textOf(value) : textOf(this.state.row, this.table.logicalName, this.name);
    const control = field({
      id: this.id, label: this.label, column: this.column, value, text, readOnly: this.readOnly || this.disabled,
      changed: (changed) => { this.tell(undefined); this.state.set(this.name, changed); this.changed(); },
      problem: (sentence) => { this.tell(sentence); },
    });
    this.place.replaceChildren(control);
    const focused = this.focusable ?? control;
    focused.setAttribute("aria-describedby", this.problemPlace.id);
    if (!this.cell.showLabel) focused.setAttribute("aria-label", this.label);
  }

  /** A changed value that the server has not written as text yet. */
  private textOf(value: Exclude<FieldValue, Reference>): string {
    return this.column.type === "Choices" ? choicesText(value, this.column) : String(value ?? "");
  }

  /** What takes the focus and is read: the control, or the part of it that the label names. */
  private get focusable(): Element | null {
    return this.place.querySelector(`[id="${this.id}"]`) ?? this.place.firstElementChild;
  }

  /** The sentence that keeps the form from being saved, shown at the field; undefined: nothing does. */
  check(): string | undefined {
    const value = this.state.value(this.name);
    const missing = this.isRequired && (value === null || value === "");
    if (missing) this.tell(t("required", { label: this.label }));
    return this.problem;
  }

  private tell(sentence: string | undefined): void {
    this.problem = sentence;
    this.problemPlace.textContent = sentence ?? "";
    const control = this.focusable;
    if (control !== null) put(control, "aria-invalid", sentence === undefined ? undefined : "true");
  }

  get label(): string {
    return this.ownLabel ?? this.formLabel;
  }

  /** As form scripts set it; the next drawing names the control so, too. */
  set label(label: string) {
    this.ownLabel = label;
    this.showLabel();
  }

  private get formLabel(): string {
    return this.cell.label === "" ? this.column.label : this.cell.label;
  }

  /** Whether the user has to fill it: what nobody can write here is not asked for. */
  private get isRequired(): boolean {
    return !this.readOnly && !this.disabled && this.visible && (this.ownRequired ?? (this.column.required === "required" || this.column.required === "systemrequired"));
  }
}
