import { h, slug } from "../base/dom.js";
import type { Cell, Form, Section, Tab } from "../base/model.js";
import { t } from "../base/texts.js";

/** Makes the content of a cell; undefined leaves it out. */
export type CellMaker = (cell: Cell) => HTMLElement | undefined;

/** The tabs of a form: a tab list, and a panel each of which one is shown. */
export function tabs(form: Form, make: CellMaker): readonly [HTMLElement, HTMLElement] {
  const visible = form.tabs.filter((tab) => tab.visible);
  const panels = visible.map((tab, i) => h("div", { role: "tabpanel", id: `panel-${i}`, "aria-labelledby": `tab-${i}`, class: "panel", hidden: i > 0 }, ...columns(tab, make)));
  const buttons = visible.map((tab, i) => h("button", { type: "button", role: "tab", id: `tab-${i}`, "aria-controls": `panel-${i}`, "aria-selected": String(i === 0), tabindex: i === 0 ? 0 : -1 }, tab.label));
  const select = (chosen: number): void => {
    panels.forEach((panel, i) => { panel.hidden = i !== chosen; });
    buttons.forEach((button, i) => { button.setAttribute("aria-selected", String(i === chosen)); button.tabIndex = i === chosen ? 0 : -1; });
  };
  buttons.forEach((button, i) => { button.addEventListener("click", () => { select(i); }); });
  const list = h("div", { role: "tablist", class: "tabs", "aria-label": t("tabs") }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = (buttons.indexOf(document.activeElement as HTMLButtonElement) + step + buttons.length) % buttons.length;
    if (step !== 0) { select(next); buttons[next]?.focus(); }
  });
  return [list, h("div", { class: "panels" }, ...panels)];
}

function columns(tab: Tab, make: CellMaker): readonly HTMLElement[] {
  return tab.columns.map(({ width, sections }) => h("div", { class: "form-column", style: `flex: ${Number.parseFloat(width) || 100} 1 0` }, ...sections.filter((section) => section.visible).map((section) => sectionElement(section, make))));
}

function sectionElement(section: Section, make: CellMaker): HTMLElement {
  const cells = section.rows.flat().filter((cell) => cell.visible).map((cell) => spanned(make(cell), cell));
  const speaksForItself = cells.length === 1 && cells[0]?.classList.contains("timeline") === true; // it has a title and a landmark of its own
  const named = section.label !== "" && !speaksForItself;
  const title = section.showLabel && named ? h("h2", { id: `section-${slug(section.name)}` }, section.label) : undefined;
  return h("section", { class: "card", "aria-label": named ? section.label : undefined }, title, h("div", { class: "cells", style: `grid-template-columns: repeat(${section.columnCount}, minmax(0, 1fr))` }, ...cells));
}

function spanned(content: HTMLElement | undefined, cell: Cell): HTMLElement | undefined {
  if (content !== undefined && cell.columnSpan > 1) content.style.gridColumn = `span ${cell.columnSpan}`;
  return content;
}
