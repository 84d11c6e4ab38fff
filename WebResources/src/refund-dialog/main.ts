import { setTheme } from "@fluentui/web-components";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/field.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/spinner.js";
import { webLightTheme } from "@fluentui/tokens";
import { text } from "../texts/texts.js";
import { languageTag } from "../platform/language.js";
import { clientApi } from "../platform/xrm.js";
import { RefundDialog } from "./dialog.js";
import { element } from "./elements.js";
import { refundService } from "./service.js";
import { mustWarnOnClose } from "./state.js";
import styles from "./styles.css";
import { View } from "./view.js";

const xrm = clientApi();
const [transactionId = "", earlierId] = (new URLSearchParams(location.search).get("data") ?? "").split(":"); // the charge, and a failed refund to try again
const place = element("main", { "aria-label": text("Submit.Plain") });

const dialog = new RefundDialog({
  service: refundService(xrm, transactionId, earlierId),
  show: (state) => { view.show(state); },
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: Date.now,
  idempotencyKey: crypto.randomUUID(),
});
const view = new View(place, { dispatch: dialog.dispatch, close: () => void close(), openRefund: (id) => void openRefund(id), newKey: () => crypto.randomUUID() });

setTheme(webLightTheme);
document.documentElement.lang = languageTag(xrm);
document.head.append(element("style", {}, styles));
document.body.append(place);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") void close(); });
window.addEventListener("beforeunload", (event) => { if (mustWarnOnClose(dialog.current)) event.preventDefault(); });
void dialog.open();

/** A dialog that navigateTo opened closes with its window. */
async function close(): Promise<void> {
  if (!mustWarnOnClose(dialog.current) || (await mayCloseAnyway())) window.close();
}

async function mayCloseAnyway(): Promise<boolean> {
  const { confirmed } = await xrm.Navigation.openConfirmDialog({
    title: text("CloseWarning.Title"),
    text: text("CloseWarning.Text"),
    confirmButtonLabel: text("CloseWarning.Confirm"),
    cancelButtonLabel: text("CloseWarning.Stay"),
  });
  return confirmed;
}

async function openRefund(entityId: string): Promise<void> {
  window.close();
  await xrm.Navigation.openForm({ entityName: "cpay_refund", entityId });
}
