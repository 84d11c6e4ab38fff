/** A page of the app, as the address bar holds it. */
export type Page =
  | { readonly kind: "list"; readonly table: string; readonly viewId?: string | undefined }
  | { readonly kind: "record"; readonly table: string; readonly id?: string | undefined }
  | { readonly kind: "webResource"; readonly name: string; readonly data?: string | undefined };

/** The page of an address: ?pagetype=entitylist&etn=…&viewid=…, ?etn=…&id=… or ?pagetype=webresource&webresourceName=…; undefined: the app's first page. */
export function pageOf(search: string): Page | undefined {
  const query = new URLSearchParams(search);
  const table = query.get("etn"), name = query.get("webresourceName");
  if (query.get("pagetype") === "webresource" && name !== null) return { kind: "webResource", name, data: query.get("data") ?? undefined };
  if (table === null) return undefined;
  if (query.get("pagetype") === "entitylist") return { kind: "list", table, viewId: clean(query.get("viewid")) };
  return { kind: "record", table, id: clean(query.get("id")) };
}

export function addressOf(page: Page): string {
  if (page.kind === "webResource") return `/?pagetype=webresource&webresourceName=${encodeURIComponent(page.name)}${page.data === undefined ? "" : `&data=${encodeURIComponent(page.data)}`}`;
  if (page.kind === "list") return `/?pagetype=entitylist&etn=${page.table}${page.viewId === undefined ? "" : `&viewid=${page.viewId}`}`;
  return `/?pagetype=entityrecord&etn=${page.table}${page.id === undefined ? "" : `&id=${page.id}`}`;
}

const clean = (id: string | null): string | undefined => (id === null || id === "" ? undefined : id.replace(/[{}]/g, "").toLowerCase());

let show: (page: Page | undefined) => void = () => undefined;
let mayLeave: () => Promise<boolean> = () => Promise.resolve(true);
let current = "";

/** Shows pages from now on, also on back and forward. */
export function startRouter(display: (page: Page | undefined) => void): void {
  show = display;
  window.addEventListener("popstate", () => void back());
  current = location.search;
  show(pageOf(current));
}

/** Goes to a page, unless the page that is left has something to keep. */
export function go(page: Page, replace = false): void {
  void (async () => {
    if (!replace && !(await mayLeave())) return;
    history[replace ? "replaceState" : "pushState"](null, "", addressOf(page));
    arrive();
  })();
}

/** The address of the current page changes, the page stays: a new row has got its id, a list another view. */
export function rename(page: Page): void {
  history.replaceState(null, "", addressOf(page));
  current = location.search;
}

/** Asks before the current page is left; until the next page is shown. */
export function guard(question: () => Promise<boolean>): void {
  mayLeave = question;
}

async function back(): Promise<void> {
  if (await mayLeave()) arrive();
  else history.pushState(null, "", `/${current}`);
}

function arrive(): void {
  mayLeave = () => Promise.resolve(true);
  current = location.search;
  show(pageOf(current));
}
