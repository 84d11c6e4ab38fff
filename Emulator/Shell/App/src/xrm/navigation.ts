import { ask, showMessage } from "../frame/messages.js";
import { openWebResourceDialog } from "../frame/web-resource-dialog.js";
import { go } from "../frame/router.js";
import { aloud } from "./missing.js";

type Size = number | { readonly value: number; readonly unit: "px" | "%" } | undefined;

interface PageInput {
  readonly pageType: string;
  readonly entityName?: string;
  readonly entityId?: string;
  readonly viewId?: string;
  readonly webresourceName?: string;
  readonly data?: string;
}

interface Options { readonly target?: 1 | 2; readonly width?: Size; readonly height?: Size; readonly position?: 1 | 2; readonly title?: string }
interface Confirm { readonly title?: string; readonly subtitle?: string; readonly text: string; readonly confirmButtonLabel?: string; readonly cancelButtonLabel?: string }

export const navigation = aloud("Xrm.Navigation", {
  navigateTo: async (page: PageInput, options: Options = {}): Promise<void> => {
    if (page.pageType === "webresource") await webResource(page, options);
    else openPage(page, options);
  },
  openForm: (form: { readonly entityName: string; readonly entityId?: string }): Promise<{ readonly savedEntityReference: readonly unknown[] }> => {
    go({ kind: "record", table: form.entityName, id: form.entityId?.replace(/[{}]/g, "").toLowerCase() });
    return Promise.resolve({ savedEntityReference: [] });
  },
  openAlertDialog: ({ text, title, confirmButtonLabel }: { readonly text: string; readonly title?: string; readonly confirmButtonLabel?: string }) => showMessage(text, { title, button: confirmButtonLabel }),
  openConfirmDialog: async ({ title, subtitle, text, confirmButtonLabel, cancelButtonLabel }: Confirm) => ({ confirmed: await ask(text, { title, subtitle, yes: confirmButtonLabel, no: cancelButtonLabel }) }),
  openErrorDialog: ({ message, details, errorCode }: { readonly message?: string; readonly details?: string; readonly errorCode?: number }) => showMessage(message ?? `Error ${errorCode ?? ""}`, { details }),
  openUrl: (url: string) => { window.open(url, "_blank", "noopener"); },
});

function openPage(page: PageInput, options: Options): void {
  if (options.target === 2) throw new Error(`Xrm.Navigation.navigateTo of an ${page.pageType} in a dialog is not emulated by the shell.`);
  const table = page.entityName ?? "";
  if (page.pageType === "entityrecord") go({ kind: "record", table, id: page.entityId?.replace(/[{}]/g, "").toLowerCase() });
  else if (page.pageType === "entitylist") go({ kind: "list", table, viewId: page.viewId?.replace(/[{}]/g, "").toLowerCase() });
  else throw new Error(`Xrm.Navigation.navigateTo of the page type ${page.pageType} is not emulated by the shell.`);
}

async function webResource(page: PageInput, options: Options): Promise<void> {
  if (options.target !== 2) go({ kind: "webResource", name: page.webresourceName ?? "", data: page.data });
  else await openWebResourceDialog(page.webresourceName ?? "", page.data, options.title ?? "", css(options.width, "min(600px, 90vw)", "vw"), css(options.height, "80vh", "vh"));
}

const css = (size: Size, otherwise: string, percent: "vw" | "vh"): string =>
  size === undefined ? otherwise : typeof size === "number" ? `${size}px` : `${size.value}${size.unit === "%" ? percent : "px"}`;
