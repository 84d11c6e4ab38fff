import { clientApi } from "../platform/xrm.js";
import { text } from "../texts/texts.js";
import { openerOf, plainId } from "./rules.js";
import type { SelectedRow } from "./refund.js";

/** Try It on a policy's form: what a person would be told under the policies as they are saved, a draft counted in. */
export async function tryFromForm(form: Xrm.FormContext, policyId: string): Promise<void> {
  const state: unknown = form.getAttribute("statecode")?.getValue() ?? (await stateOf(policyId));
  await openDialog(openerOf(policyId, state, form.data.entity.getIsDirty(), form.data.entity.getPrimaryAttributeValue()));
}

/** Try It on the list: with the selected row, if it is a draft, or with the active policies alone. */
export async function tryFromGrid(_grid: unknown, selected: readonly SelectedRow[]): Promise<void> {
  const row = selected[0];
  await openDialog(row === undefined ? "" : openerOf(row.Id, await stateOf(row.Id), false, row.Name));
}

async function stateOf(policyId: string): Promise<unknown> {
  const policy: unknown = await clientApi().WebApi.retrieveRecord("cpay_refundpolicy", plainId(policyId), "?$select=statecode");
  return (policy as { readonly statecode?: unknown }).statecode;
}

async function openDialog(data: string): Promise<void> {
  const page = { pageType: "webresource", webresourceName: "cpay_/html/try-policy.html", data } as const;
  const size = { width: { value: 640, unit: "px" }, height: { value: 720, unit: "px" } } as const;
  await clientApi().Navigation.navigateTo(page, { target: 2, position: 1, title: text("Trial.Title"), ...size });
}
