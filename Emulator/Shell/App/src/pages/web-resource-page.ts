import { h } from "../base/dom.js";

/** An HTML web resource as a page of the app: it finds the client API in the window around it. */
export function webResourcePage(name: string, data: string | undefined, title: string): HTMLElement {
  const query = data === undefined ? "" : `?data=${encodeURIComponent(data)}`;
  return h("section", { class: "page web-resource-page", "aria-label": title }, h("iframe", { class: "card", src: `/WebResources/${name}${query}`, title }));
}
