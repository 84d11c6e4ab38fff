import { customApi } from "../platform/custom-api.js";
import { startPage } from "../platform/page.js";
import { clientApi } from "../platform/xrm.js";
import { button, element, messageBar } from "../refund-dialog/elements.js";
import { failureOf } from "../refund-dialog/failure.js";
import { busyScreen } from "../refund-dialog/message-screens.js";
import { text } from "../texts/texts.js";
import type { Conflict, ReportState } from "./report.js";
import { knownConflicts, readReport } from "./report.js";

const xrm = clientApi();
const place = startPage(xrm, text("Separation.Title"));
void load();

async function load(): Promise<void> {
  show({ kind: "loading" });
  try {
    const answer = await customApi<{ readonly Report: string; readonly Message: string | null }>(xrm, "cpay_GetSeparationReport", {});
    show({ kind: "shown", conflicts: readReport(answer.Report), message: answer.Message ?? "" });
  } catch (error) {
    const failure = failureOf(error);
    show({ kind: "failed", message: failure.kind === "rejected" ? failure.message : text("Separation.Failed") });
  }
}

function show(state: ReportState): void {
  if (state.kind === "loading") {
    place.replaceChildren(busyScreen(text("Separation.Loading")).element);
    return;
  }
  const again = button(text("Separation.Refresh"), "secondary", () => void load());
  const head = element("header", {}, element("h1", {}, text("Separation.Title")), element("p", {}, text("Separation.Intro")));
  const body = state.kind === "failed" ? messageBar("error", state.message) : state.conflicts.length === 0 ? empty() : table(state.conflicts, state.message);
  place.replaceChildren(element("div", { class: "report" }, head, body, element("footer", {}, again)));
}

function empty(): HTMLElement {
  return messageBar("success", element("strong", {}, text("Separation.Empty")), element("p", {}, text("Separation.EmptyMore")));
}

function table(conflicts: readonly Conflict[], message: string): HTMLElement {
  const head = ["Separation.Person", "Separation.Conflict", "Separation.Why"].map((key) => element("th", { scope: "col" }, text(key)));
  const rows = conflicts.map(({ userId, name, conflict, why }) => element("tr", {}, element("th", { scope: "row" }, person(userId, name)), element("td", {}, knownConflicts.includes(conflict) ? text(`Separation.${conflict}`) : conflict), element("td", {}, why)));
  const said = message === "" ? [] : [element("caption", {}, message)];
  return element("table", {}, ...said, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}

function person(entityId: string, name: string): HTMLElement {
  const link = element("a", { href: "#" }, name);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    void xrm.Navigation.openForm({ entityName: "systemuser", entityId });
  });
  return link;
}
