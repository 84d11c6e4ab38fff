import { button, element, setAttribute } from "../refund-dialog/elements.js";

/** A row to choose, with what tells it from the others. */
export interface Pickable {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

export interface PickerParts<Row extends Pickable> {
  readonly id: string;
  readonly label: string;
  readonly nothingFound: string;
  readonly clear: string;
  /** The rows that fit what is typed; rejects when they could not be read. */
  readonly find: (typed: string) => Promise<readonly Row[]>;
  readonly picked: (row: Row | undefined) => void;
  /** Milliseconds without a key before it looks. */
  readonly patience: number;
}

/** Finds a row by what is typed: a combobox with a list below it. Arrow keys move, Enter chooses, Escape closes. */
export class Picker<Row extends Pickable> {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly empty: HTMLElement;
  private found: readonly Row[] = [];
  private active = -1;
  private round = 0;

  constructor(private readonly parts: PickerParts<Row>) {
    this.list = element("ul", { id: `${parts.id}-list`, role: "listbox", "aria-label": parts.label, hidden: true });
    this.input = element("input", { id: parts.id, type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": `${parts.id}-list`, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", required: true });
    this.empty = button("×", "secondary", () => { this.choose(undefined); });
    this.empty.setAttribute("aria-label", parts.clear);
    this.empty.classList.add("clear");
    this.empty.hidden = true;
    this.element = element("div", { class: "picker" }, this.input, this.empty, this.list);
    this.listen();
  }

  private listen(): void {
    this.input.addEventListener("input", () => { this.parts.picked(undefined); this.empty.hidden = true; void this.look(); });
    this.input.addEventListener("click", () => { if (this.empty.hidden) void this.look(); });
    this.input.addEventListener("blur", () => { this.close(); });
    this.input.addEventListener("keydown", (event) => { if (this.pressed(event.key)) event.preventDefault(); });
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the input keeps the focus
      const index = [...this.list.children].findIndex((option) => option.contains(event.target as Node));
      this.choose(this.found[index]);
    });
  }

  /** Only the last of several searches is shown. */
  private async look(): Promise<void> {
    const mine = ++this.round;
    await new Promise((resolve) => setTimeout(resolve, this.input.value === "" ? 0 : this.parts.patience));
    if (mine !== this.round) return;
    const rows = await this.parts.find(this.input.value.trim()).catch(() => []); // nothing found is what it is like
    if (mine === this.round && document.activeElement === this.input) this.offer(rows);
  }

  private offer(rows: readonly Row[]): void {
    this.found = rows;
    const options = rows.map(({ name, detail }, i) => element("li", { role: "option", id: `${this.parts.id}-${String(i)}`, "aria-selected": "false" }, element("span", {}, name), element("small", {}, detail)));
    this.list.replaceChildren(...(options.length > 0 ? options : [element("li", { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" }, this.parts.nothingFound)]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.activate(rows.length > 0 ? 0 : -1);
  }

  /** @returns whether the key meant something here. */
  private pressed(key: string): boolean {
    if (key === "ArrowDown" && this.list.hidden) void this.look();
    else if (key === "ArrowDown" || key === "ArrowUp") this.activate((this.active + (key === "ArrowDown" ? 1 : this.found.length - 1)) % Math.max(1, this.found.length));
    else if (key === "Enter" && !this.list.hidden) this.choose(this.found[this.active]);
    else if (key === "Escape" && !this.list.hidden) this.close();
    else return false;
    return true;
  }

  private activate(index: number): void {
    this.active = index;
    [...this.list.children].forEach((option, i) => { setAttribute(option, "aria-selected", String(i === index)); });
    const option = this.list.children[index];
    if (this.found.length === 0 || option === undefined) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", option.id);
  }

  private choose(row: Row | undefined): void {
    this.round++;
    this.close();
    this.input.value = row === undefined ? "" : `${row.name} · ${row.detail}`;
    this.empty.hidden = row === undefined;
    this.parts.picked(row);
    this.input.focus();
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
