import { h } from "../base/dom.js";
import type { Control } from "../base/model.js";
import type { Reference } from "../data/rows.js";
import type { FormPart } from "./subgrid.js";

/** An HTML web resource on a form. With PassParameters it learns the row from its address, as on the platform; a refreshed form shows it anew. */
export function webResourceControl(control: Control, label: string, record: Reference): FormPart {
  const { Url: name = "", PassParameters: passes = "false" } = control.parameters;
  const query = passes === "true" ? `?id=${encodeURIComponent(`{${record.id.toUpperCase()}}`)}&typename=${record.table}` : "";
  const frame = h("iframe", { src: `/WebResources/${name}${query}`, title: label === "" ? name : label, class: "web-resource-control" });
  return { element: frame, refresh: () => { frame.contentWindow?.location.reload(); return Promise.resolve(); } };
}
