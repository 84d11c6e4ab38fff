import { h, lineIcon, put, webResourceIcon } from "../base/dom.js";
import type { Command, RibbonButton, Rule } from "../base/model.js";
import { t } from "../base/texts.js";
import type { Verb } from "../data/environment.js";
import { app, may } from "../data/environment.js";
import { showFailure } from "../frame/messages.js";
import type { CommandContext } from "./command-context.js";
import { parameterValue } from "./command-context.js";
import { callLibrary } from "./library.js";
import type { RuleFacts } from "./rules.js";
import { allHold } from "./rules.js";

/** A command of the shell itself: New, Save, Refresh, Delete. */
export interface StandardCommand {
  readonly label: string;
  readonly icon: string;
  readonly enabled: () => boolean;
  readonly run: () => Promise<void> | void;
}

/** The shell's own commands and the ribbon's, shown as their rules allow now. */
export class CommandBar {
  readonly element: HTMLElement;
  private round = 0;

  constructor(private readonly context: CommandContext, private readonly standard: readonly StandardCommand[]) {
    this.element = h("div", { class: "command-bar", role: "menubar", "aria-label": t("commands") });
    this.element.addEventListener("keydown", (event) => { this.arrow(event); });
    void this.refresh();
  }

  /** Evaluates every rule again; only the last of several rounds at once is shown. */
  async refresh(): Promise<void> {
    const round = ++this.round;
    const own = this.standard.filter((command) => command.enabled()).map((command) => itemOf(command.label, lineIcon(command.icon), "", () => command.run()));
    const added = await Promise.all(buttonsOf(this.context).map(async (button) => ((await this.isShown(button)) ? [this.ribbonItem(button)] : [])));
    if (round === this.round) this.show([...own, ...added.flat()]);
  }

  /** Items that stay as they were keep their element, and with it the keyboard's focus. */
  private show(items: readonly HTMLElement[]): void {
    const focused = this.element.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
    this.element.replaceChildren(...items);
    items.forEach((item, i) => { put(item, "tabindex", i === 0 ? 0 : -1); });
    items.find((item) => item.textContent === focused)?.focus();
  }

  private ribbonItem(button: RibbonButton): HTMLElement {
    const icon = button.icon === "" ? lineIcon("table") : webResourceIcon(button.icon);
    return itemOf(button.label, icon, button.toolTip, () => this.run(button));
  }

  private async run(button: RibbonButton): Promise<void> {
    for (const action of commandOf(this.context.table, button)?.actions ?? [])
      await callLibrary(action.library, action.function, action.parameters.map((parameter) => parameterValue(parameter, this.context, button.id)));
  }

  private async isShown(button: RibbonButton): Promise<boolean> {
    const command = commandOf(this.context.table, button);
    if (command === undefined) return false;
    const facts = this.facts(button.id);
    return (await allHold(command.displayRules, facts)) && (await allHold(command.enableRules, facts));
  }

  private facts(buttonId: string): RuleFacts {
    const { context } = this;
    return {
      selected: context.place === "Form" ? 1 : context.selected().length,
      formState: context.formState(),
      may: (privilege, table, depth) => may(privilege as Verb, table, depth),
      value: context.value,
      custom: (rule) => customRule(rule, context, buttonId),
      complain: (sentence) => { console.error(sentence); },
    };
  }

  private arrow(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const items = [...this.element.querySelectorAll<HTMLElement>("[role=menuitem]")];
    items[(items.indexOf(document.activeElement as HTMLElement) + step + items.length) % items.length]?.focus();
  }
}

function itemOf(label: string, icon: Element, toolTip: string, run: () => Promise<void> | void): HTMLElement {
  const button = h("button", { type: "button", role: "menuitem", class: "command", title: toolTip === "" ? undefined : toolTip }, icon, h("span", {}, label));
  button.addEventListener("click", () => void runOnce(button, run));
  return button;
}

/** A command that is still running is not started a second time. */
async function runOnce(button: HTMLButtonElement, run: () => Promise<void> | void): Promise<void> {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await run();
  } catch (error) {
    await showFailure(error);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

function buttonsOf({ table, place }: CommandContext): readonly RibbonButton[] {
  return (app().ribbons[table]?.buttons ?? []).filter((button) => button.place === place).sort((a, b) => a.sequence - b.sequence);
}

const commandOf = (table: string, button: RibbonButton): Command | undefined => app().ribbons[table]?.commands[button.command];

async function customRule(rule: Rule, context: CommandContext, buttonId: string): Promise<boolean> {
  const { Library: library = "", FunctionName: name = "" } = rule.attributes;
  try {
    return (await callLibrary(library, name, rule.parameters.map((parameter) => parameterValue(parameter, context, buttonId)))) === true;
  } catch (error) {
    console.error(`Ribbon rule ${rule.id} failed:`, error);
    return rule.attributes.Default === "true";
  }
}
