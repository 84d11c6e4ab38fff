import { showWhenRead } from "../ask/read.js";
import { startPage } from "../platform/page.js";
import { clientApi } from "../platform/xrm.js";
import { failureOf } from "../refund-dialog/failure.js";
import { text } from "../texts/texts.js";
import { findCharges, findPeople, preview, readSetting } from "./service.js";
import type { Trial, TrialEvent, TrialState } from "./state.js";
import { next, readOpener, started } from "./state.js";
import { trialPage } from "./view.js";

const xrm = clientApi();
const opener = readOpener(new URLSearchParams(location.search).get("data") ?? "");
const place = startPage(xrm, text("Trial.Title"));
let state: TrialState = started;
let update: (state: TrialState) => void = () => undefined;

document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) close(); });
void showWhenRead(place, () => readSetting(xrm), (setting) => {
  const page = trialPage(setting, opener, {
    dispatch, close, openPolicy: (policyId) => void openPolicy(policyId),
    findPeople: (typed) => findPeople(xrm, typed), findCharges: (typed) => findCharges(xrm, typed),
  });
  update = page.update;
  place.replaceChildren(page.element);
  page.focus.focus();
});

function dispatch(event: TrialEvent): void {
  const before = state;
  state = next(before, event);
  if (state === before) return;
  update(state);
  if (state.kind === "trying") void run(state.trial);
}

async function run(trial: Trial): Promise<void> {
  try {
    dispatch({ kind: "answered", result: await preview(xrm, trial, opener.isDraft ? opener.policyId : undefined) });
  } catch (error) {
    dispatch(failureOf(error));
  }
}

function close(): void {
  window.close();
}

async function openPolicy(entityId: string): Promise<void> {
  close();
  await xrm.Navigation.openForm({ entityName: "cpay_refundpolicy", entityId });
}
