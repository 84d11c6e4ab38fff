import { h, lineIcon } from "../base/dom.js";
import { t } from "../base/texts.js";

export type Level = "success" | "error" | "warning" | "info";

/** Bars with messages; those of a form and those of the app look alike. */
export class Notifications {
  readonly element = h("div", { class: "notifications", role: "region", "aria-label": t("notifications"), "aria-live": "polite" });
  private count = 0;

  /** @returns the id, made when none is given; the same id again replaces the message. */
  add(level: Level, message: string, options: { readonly id?: string | undefined; readonly closable?: boolean; readonly action?: { readonly label: string; readonly run: () => void } | undefined } = {}): string {
    const id = options.id ?? `notification-${String(++this.count)}`;
    this.clear(id);
    const action = options.action === undefined ? undefined : h("button", { type: "button", class: "link", onclick: options.action.run }, options.action.label);
    const close = options.closable === true ? h("button", { type: "button", class: "icon-button", "aria-label": t("close"), onclick: () => { this.clear(id); } }, lineIcon("close")) : undefined;
    this.element.append(h("div", { class: `notification ${level}`, "data-id": id, role: level === "error" ? "alert" : "status" }, h("span", {}, message), action, close));
    return id;
  }

  clear(id: string): boolean {
    const bar = [...this.element.children].find((child) => child instanceof HTMLElement && child.dataset.id === id);
    bar?.remove();
    return bar !== undefined;
  }
}

let appWide: Notifications | undefined;

/** The bars over every page. */
export const appNotifications = (): Notifications => (appWide ??= new Notifications());
