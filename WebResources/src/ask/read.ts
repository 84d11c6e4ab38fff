import { button, element, messageBar } from "../refund-dialog/elements.js";
import { busyScreen } from "../refund-dialog/message-screens.js";
import { text } from "../texts/texts.js";

/** Shows what was read. Until then says that it loads; without an answer says so, and offers to try again. */
export async function showWhenRead<Facts>(place: HTMLElement, read: () => Promise<Facts>, show: (facts: Facts) => void): Promise<void> {
  place.replaceChildren(busyScreen(text("Loading")).element);
  const facts = await read().then((value) => ({ value }), () => undefined);
  if (facts !== undefined) {
    show(facts.value);
    return;
  }
  const again = button(text("TryAgain"), "primary", () => void showWhenRead(place, read, show));
  place.replaceChildren(element("div", {}, messageBar("error", text("Trial.NoAnswer")), element("footer", {}, again)));
}
