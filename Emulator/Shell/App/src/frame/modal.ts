import { h, lineIcon } from "../base/dom.js";
import { t } from "../base/texts.js";

export interface ModalOptions {
  readonly title: string;
  readonly content: HTMLElement;
  readonly size: "small" | { readonly width: string; readonly height: string };
  /** Asked before it closes by Escape or X; false keeps it open. */
  readonly mayClose?: () => Promise<boolean>;
}

export interface Modal {
  readonly footer: HTMLElement;
  readonly close: () => void;
  readonly closed: Promise<void>;
}

/** A dialog over everything: the browser's own, so focus stays inside and returns to where it was. */
export function openModal({ title, content, size, mayClose }: ModalOptions): Modal {
  const footer = h("footer");
  const titleId = `modal-title-${String(document.querySelectorAll("dialog").length)}`;
  const leave = async (): Promise<void> => { if (mayClose === undefined || (await mayClose())) dialog.close(); };
  const x = h("button", { type: "button", class: "icon-button", "aria-label": t("close"), onclick: () => void leave() }, lineIcon("close"));
  const dialog = h("dialog", { class: size === "small" ? "modal small" : "modal", "aria-labelledby": titleId, role: "dialog" }, h("div", { class: "modal-head" }, h("h2", { id: titleId }, title), x), content, footer);
  if (size !== "small") Object.assign(dialog.style, { width: size.width, height: size.height });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); void leave(); });
  const closed = new Promise<void>((resolve) => { dialog.addEventListener("close", () => { dialog.remove(); resolve(); }); });
  document.body.append(dialog);
  dialog.showModal();
  return { footer, close: () => { dialog.close(); }, closed };
}
