import { showWhenRead } from "../ask/read.js";
import { customApi } from "../platform/custom-api.js";
import { startPage } from "../platform/page.js";
import { clientApi } from "../platform/xrm.js";
import { element } from "../refund-dialog/elements.js";
import { text } from "../texts/texts.js";
import type { OptionsAnswer, Recovery, Step } from "./model.js";
import { nextOf, percentOf, readRecovery } from "./model.js";
import ladderStyles from "./ladder.css";

const xrm = clientApi();
const place = startPage(xrm, text("Ladder.Title"));
document.head.append(element("style", {}, ladderStyles));
// The form hands over its row's id (PassParameters).
const id = (new URLSearchParams(location.search).get("id") ?? "").replace(/[{}]/g, "");
void showWhenRead(
  place,
  async () => readRecovery(await customApi<OptionsAnswer>(xrm, "cpay_GetRecoveryOptions", { RecoveryCaseId: ["Edm.Guid", id] })),
  (recovery) => { place.replaceChildren(ladder(recovery)); },
);

function ladder(recovery: Recovery): HTMLElement {
  const next = nextOf(recovery.steps);
  const list = recovery.steps.length === 0
    ? element("p", { class: "empty" }, text("Ladder.Empty"))
    : element("ol", { class: "ladder", "aria-label": text("Ladder.Title") }, ...recovery.steps.map((step, number) => item(step, number === next)));
  return element("div", {}, summary(recovery), list);
}

function summary({ score, reasons, suggestion, meaning }: Recovery): HTMLElement {
  const percent = percentOf(score);
  const meter = element("meter", { min: 0, max: 100, low: 20, high: 50, optimum: 90, value: percent, "aria-label": text("Ladder.Chance", { percent }) });
  const chance = score === 0 ? [] : [element("div", { class: "chance" }, meter, element("span", {}, text("Ladder.Chance", { percent }))), element("ul", {}, ...reasons.map((sentence) => element("li", {}, sentence)))];
  const said = suggestion === "" ? [] : [element("p", {}, suggestion)];
  return element("section", { class: "will" }, element("strong", {}, meaning), ...said, ...chance);
}

function item({ on, status, text: sentence }: Step, isNext: boolean): HTMLElement {
  const hidden = element("span", { class: "screen-reader" }, `${text(`Ladder.${status}`)}: `);
  const when = on === "" ? [] : [element("time", { datetime: on }, new Date(on).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }))];
  return element("li", { class: `${status.toLowerCase()}${isNext ? " next" : ""}`, "aria-current": isNext ? "step" : undefined }, element("span", { class: "dot", "aria-hidden": "true" }), element("div", {}, hidden, sentence, ...when));
}
