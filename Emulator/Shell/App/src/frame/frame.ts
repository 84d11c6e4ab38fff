import { h, lineIcon, webResourceIcon } from "../base/dom.js";
import type { SubArea } from "../base/model.js";
import { t } from "../base/texts.js";
import type { Verb } from "../data/environment.js";
import { app, currentUser, may } from "../data/environment.js";
import { iconOf } from "../form/record-header.js";
import { appNotifications } from "./notifications.js";
import type { Page } from "./router.js";
import { addressOf, go } from "./router.js";
import { signIn } from "./sign-in.js";

/** The frame around every page: bar on top, site map at the left. @returns where the pages go, and what marks the current one. */
export function buildFrame(place: HTMLElement): { readonly main: HTMLElement; readonly mark: (page: Page) => void } {
  const siteMap = siteMapElement();
  const main = h("main", { tabindex: -1 });
  place.replaceChildren(header(siteMap), appNotifications().element, h("div", { class: "frame" }, siteMap, main));
  return { main, mark: (page) => { mark(siteMap, keyOf(page)); } };
}

function header(siteMap: HTMLElement): HTMLElement {
  const toggle = h("button", { type: "button", class: "waffle", "aria-label": t("collapse"), "aria-expanded": "true" }, lineIcon("grid"));
  toggle.addEventListener("click", () => { toggle.setAttribute("aria-expanded", String(!siteMap.classList.toggle("narrow"))); });
  const { fullName } = currentUser();
  const user = h("button", { type: "button", class: "user", "aria-haspopup": "dialog", "aria-label": t("switchUser", { name: fullName }), onclick: () => void signIn(true) }, h("span", { class: "user-name" }, fullName), h("fluent-avatar", { initials: initials(fullName), "aria-hidden": "true" }));
  const icon = app().appIcon === "" ? undefined : webResourceIcon(app().appIcon);
  return h("header", { class: "app-header", role: "banner" }, toggle, h("a", { class: "app-name", href: "/" }, icon, app().appName), h("span", { class: "environment" }, "Sandbox"), h("span", { class: "spring" }), user);
}

export const initials = (name: string): string => name.split(/\s+/).map((part) => part[0] ?? "").join("").slice(0, 2).toUpperCase();

function siteMapElement(): HTMLElement {
  const groups = app().areas.flatMap((area) => area.groups).map((group) => ({ group, items: group.items.filter(isShown) })).filter(({ items }) => items.length > 0);
  const lists = groups.map(({ group, items }) => h("div", { class: "nav-group" }, h("h2", { id: `group-${group.id}` }, group.title), h("ul", { "aria-labelledby": `group-${group.id}` }, ...items.map(entry))));
  return h("nav", { class: "site-map", "aria-label": t("navigation") }, ...lists);
}

/** As on the platform: what the user may not read is not in the site map. */
function isShown(item: SubArea): boolean {
  const readable = item.table === null || (app().tables[item.table] !== undefined && may("Read", item.table));
  return readable && pageOfItem(item) !== undefined && item.privileges.every(({ table, verb }) => may(verb as Verb, table));
}

/** Undefined for what the shell does not show: addresses outside the solution. */
function pageOfItem({ table, url }: SubArea): Page | undefined {
  if (table !== null) return { kind: "list", table };
  return url?.startsWith("$webresource:") === true ? { kind: "webResource", name: url.slice("$webresource:".length) } : undefined;
}

/** What stands for a page in the site map: its table, or its web resource. */
const keyOf = (page: Page): string => (page.kind === "webResource" ? page.name : page.table);

function entry(item: SubArea): HTMLElement {
  const page = pageOfItem(item);
  if (page === undefined) throw new Error(`The site map's ${item.id} is not emulated by the shell.`);
  const anchor = h("a", { href: addressOf(page), "data-page": keyOf(page), title: item.title }, iconOfItem(item), h("span", {}, item.title));
  anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(page);
  });
  return h("li", {}, anchor);
}

function iconOfItem({ icon, table }: SubArea): Element {
  const definition = app().tables[table ?? ""], named = icon === "" ? (definition?.icon ?? "") : icon;
  return named === "" ? lineIcon(definition === undefined ? "table" : iconOf(definition)) : webResourceIcon(named);
}

function mark(siteMap: HTMLElement, key: string): void {
  for (const anchor of siteMap.querySelectorAll<HTMLElement>("a")) {
    if (anchor.dataset.page === key) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }
}
