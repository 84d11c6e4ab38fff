import { setTheme } from "@fluentui/web-components";
import "@fluentui/web-components/avatar.js";
import "@fluentui/web-components/spinner.js";
import { webLightTheme } from "@fluentui/tokens";
import { h } from "./base/dom.js";
import type { Session, ShellModel } from "./base/model.js";
import type { Word } from "./base/texts.js";
import { speak, t } from "./base/texts.js";
import { getRow } from "./data/api.js";
import { app, currentUser, may, start, tableOf } from "./data/environment.js";
import { asText } from "./data/rows.js";
import { loadStrings } from "./data/strings.js";
import { setNames } from "./form/form-state.js";
import { writeNumbersAs } from "./form/numbers.js";
import { buildFrame } from "./frame/frame.js";
import { sentenceOf } from "./frame/messages.js";
import type { Page } from "./frame/router.js";
import { startRouter } from "./frame/router.js";
import { signIn } from "./frame/sign-in.js";
import { listPage } from "./pages/list-page.js";
import { RecordPage } from "./pages/record-page.js";
import { webResourcePage } from "./pages/web-resource-page.js";
import { installXrm } from "./xrm/xrm.js";

setTheme(webLightTheme);
const place = document.getElementById("app") ?? document.body;

try {
  await run();
} catch (error) {
  console.error(error);
  place.replaceChildren(h("div", { class: "grid-message", role: "alert" }, h("h1", {}, t("failed")), h("p", {}, sentenceOf(error)), h("button", { type: "button", onclick: () => { location.reload(); } }, t("tryAgain"))));
}

async function run(): Promise<void> {
  const session = await read<Session>("/shell/session");
  if (session.user === null) {
    await signIn(false, session.users);
    return;
  }
  start(await read<ShellModel>("/shell/model"), session);
  speak(app().lcid);
  for (const table of Object.values(app().tables)) if (table !== undefined) setNames.set(table.logicalName, table.setName);
  await Promise.all([loadStrings(), readNumberFormat()]);
  installXrm();
  const frame = buildFrame(place);
  startRouter((page) => {
    const shown = page ?? firstPage();
    if (shown === undefined) frame.main.replaceChildren(notice("noAccess", t("askForRole")));
    else show(shown, frame);
  });
}

function show(page: Page, { main, mark }: ReturnType<typeof buildFrame>): void {
  mark(page);
  try {
    document.title = `${titleOf(page)} - ${app().appName}`;
    main.replaceChildren(elementOf(page));
  } catch (error) {
    main.replaceChildren(notice("noPage", sentenceOf(error)));
  }
  main.focus({ preventScroll: true });
}

function elementOf(page: Page): HTMLElement {
  switch (page.kind) {
    case "list": return listPage(page.table, page.viewId);
    case "record": return new RecordPage(page.table, page.id).element;
    case "webResource": return webResourcePage(page.name, page.data, titleOf(page));
  }
}

/** A web resource is called as in the site map. */
function titleOf(page: Page): string {
  if (page.kind !== "webResource") return tableOf(page.table).collectionName;
  const items = app().areas.flatMap((area) => area.groups).flatMap((group) => group.items);
  return items.find((item) => item.url === `$webresource:${page.name}`)?.title ?? page.name;
}

/** The site map's first table that the user may read; undefined: there is none. */
function firstPage(): Page | undefined {
  const tables = app().areas.flatMap((area) => area.groups).flatMap((group) => group.items).map((item) => item.table);
  const table = tables.find((candidate): candidate is string => candidate !== null && may("Read", candidate));
  return table === undefined ? undefined : { kind: "list", table };
}

function notice(title: Word, sentence: string): HTMLElement {
  return h("div", { class: "grid-message", role: "alert" }, h("h1", {}, t(title)), h("p", {}, sentence));
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** From the user's personal settings; a user who may not read them writes numbers as in English. */
async function readNumberFormat(): Promise<void> {
  try {
    const settings = await getRow(`${tableOf("usersettings").setName}(${currentUser().id})?$select=decimalsymbol,numberseparator`);
    if (typeof settings.decimalsymbol === "string" && settings.decimalsymbol !== "") writeNumbersAs({ decimal: settings.decimalsymbol, group: asText(settings.numberseparator) });
  } catch (error) {
    console.warn("The user's number format could not be read:", error);
  }
}
