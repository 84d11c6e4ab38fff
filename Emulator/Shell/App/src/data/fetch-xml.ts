/** What the grid asks of a view's FetchXML. */
export interface FetchChange {
  readonly order?: { readonly column: string; readonly descending: boolean } | undefined;
  /** Only rows whose lookup points there. */
  readonly parent?: { readonly column: string; readonly id: string } | undefined;
  /** Replaces {0} in quick-find conditions. */
  readonly search?: string | undefined;
  readonly page?: { readonly number: number; readonly size: number; readonly cookie?: string | undefined } | undefined;
}

/** A view's FetchXML with the grid's order, filter and page. */
export function changeFetch(fetchXml: string, change: FetchChange): string {
  const document = new DOMParser().parseFromString(fetchXml, "text/xml");
  const fetch = document.documentElement;
  const entity = fetch.querySelector(":scope > entity");
  if (entity === null) throw new Error("A view's FetchXML has no entity element.");
  if (change.order !== undefined) setOrder(document, entity, change.order.column, change.order.descending);
  if (change.parent !== undefined) addCondition(document, entity, change.parent.column, change.parent.id);
  setSearch(fetch, change.search);
  if (change.page !== undefined) setPage(fetch, change.page);
  return new XMLSerializer().serializeToString(fetch);
}

function setOrder(document: Document, entity: Element, column: string, descending: boolean): void {
  for (const old of entity.querySelectorAll(":scope > order")) old.remove();
  entity.append(made(document, "order", { attribute: column, descending: String(descending) }));
}

function addCondition(document: Document, entity: Element, column: string, id: string): void {
  const filter = made(document, "filter", { type: "and" });
  filter.append(made(document, "condition", { attribute: column, operator: "eq", value: id }));
  entity.append(filter);
}

/** Without a text to look for, the quick-find part is left out; with one, each condition whose kind the text is not. */
function setSearch(fetch: Element, search: string | undefined): void {
  for (const filter of fetch.querySelectorAll('filter[isquickfindfields="1"]')) {
    if (search === undefined || search === "") filter.remove();
    else for (const condition of filter.querySelectorAll("condition")) lookFor(condition, search);
  }
}

/** The text as each placeholder of quick find reads it: {0} any, {1} whole number, {2} number, {3} date. */
const kinds: Readonly<Record<string, (search: string) => string | undefined>> = {
  "{0}": (search) => `%${search}%`,
  "{1}": (search) => (/^-?\d+$/.test(search) ? search : undefined),
  "{2}": (search) => (/^-?\d+(\.\d+)?$/.test(search) ? search : undefined),
  "{3}": (search) => (/^\d{4}-\d{2}-\d{2}$/.test(search) ? search : undefined),
};

/** What a quick-find condition compares with; undefined: the text is not of its kind. */
export const quickFindValue = (placeholder: string, search: string): string | undefined => kinds[placeholder]?.(search);

function lookFor(condition: Element, search: string): void {
  const value = quickFindValue(condition.getAttribute("value") ?? "", search);
  if (value === undefined) condition.remove();
  else condition.setAttribute("value", value);
}

function setPage(fetch: Element, page: NonNullable<FetchChange["page"]>): void {
  fetch.setAttribute("count", String(page.size));
  fetch.setAttribute("page", String(page.number));
  if (page.cookie !== undefined) fetch.setAttribute("paging-cookie", page.cookie);
}

function made(document: Document, tag: string, attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
