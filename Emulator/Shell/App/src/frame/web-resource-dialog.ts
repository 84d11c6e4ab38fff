import { h } from "../base/dom.js";
import { openModal } from "./modal.js";

/** An HTML web resource in a dialog, as navigateTo shows it; resolves when it closes. Its own window.close() closes it. */
export async function openWebResourceDialog(name: string, data: string | undefined, title: string, width: string, height: string): Promise<void> {
  const query = data === undefined ? "" : `?data=${encodeURIComponent(data)}`;
  const frame = h("iframe", { src: `/WebResources/${name}${query}`, title: title === "" ? name : title });
  const modal = openModal({ title, content: frame, size: { width, height }, mayClose: () => Promise.resolve(mayUnload(frame)) });
  frame.addEventListener("load", () => {
    const inside = frame.contentWindow;
    if (inside === null) return;
    inside.close = modal.close;
    inside.focus();
  });
  await modal.closed;
}

/** Whether the page inside agrees to go, as a browser asks it when a tab closes. */
function mayUnload(frame: HTMLIFrameElement): boolean {
  const inside = frame.contentWindow;
  if (inside === null) return true;
  const agreed = inside.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  if (!agreed) inside.document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })); // the page asks its own question
  return agreed;
}
