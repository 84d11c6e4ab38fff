import { h } from "../base/dom.js";
import { t } from "../base/texts.js";
import { ApiError } from "../data/api.js";
import { openModal } from "./modal.js";

/** What a person reads of an error; a request without any answer fails as a TypeError whose words are the browser's. */
export const sentenceOf = (error: unknown): string => (error instanceof TypeError && /fetch|network|load failed/i.test(error.message) ? t("noAnswer") : error instanceof Error ? error.message : typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error));

/** An error dialog; resolves when it is closed. */
export async function showFailure(error: unknown): Promise<void> {
  console.error(error);
  const code = error instanceof ApiError && error.errorCode !== 0 ? `0x${(error.errorCode >>> 0).toString(16)}` : undefined;
  await showMessage(sentenceOf(error), { details: code });
}

/** A message with one button; resolves when it is closed. */
export async function showMessage(text: string, options: { readonly title?: string | undefined; readonly button?: string | undefined; readonly details?: string | undefined } = {}): Promise<void> {
  const details = options.details === undefined ? undefined : h("p", { class: "details" }, options.details);
  const modal = openModal({ title: options.title ?? "", content: h("div", {}, h("p", {}, text), details), size: "small" });
  modal.footer.append(h("button", { type: "button", class: "primary", onclick: () => { modal.close(); } }, options.button ?? t("ok")));
  modal.footer.querySelector("button")?.focus();
  await modal.closed;
}

/** A question; false also when the dialog is closed with Escape or X. */
export async function ask(text: string, options: { readonly title?: string | undefined; readonly subtitle?: string | undefined; readonly yes?: string | undefined; readonly no?: string | undefined } = {}): Promise<boolean> {
  let confirmed = false;
  const subtitle = options.subtitle === undefined ? undefined : h("p", { class: "details" }, options.subtitle);
  const modal = openModal({ title: options.title ?? "", content: h("div", {}, subtitle, h("p", {}, text)), size: "small" });
  const yes = h("button", { type: "button", class: "primary", onclick: () => { confirmed = true; modal.close(); } }, options.yes ?? t("ok"));
  modal.footer.append(yes, h("button", { type: "button", onclick: () => { modal.close(); } }, options.no ?? t("cancel")));
  yes.focus();
  await modal.closed;
  return confirmed;
}
