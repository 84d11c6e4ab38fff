import type { View } from "../base/model.js";
import { getRows } from "../data/api.js";
import type { Row } from "../data/api.js";
import { tableOf } from "../data/environment.js";
import { changeFetch } from "../data/fetch-xml.js";

/** What a grid shows of a view. */
export interface GridQuery {
  readonly view: View;
  readonly parent?: { readonly column: string; readonly id: string } | undefined;
  readonly search?: string | undefined;
  readonly order?: { readonly column: string; readonly descending: boolean } | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** One page of rows. The cookie of the page before makes the next one exact; without it the platform counts rows. */
export async function readRows(table: string, query: GridQuery, cookie: string | undefined): Promise<{ readonly rows: readonly Row[]; readonly more: boolean; readonly cookie: string | undefined }> {
  const { view, parent, search, order, page, pageSize } = query;
  const fetchXml = changeFetch(view.fetchXml, { parent, search, order, page: { number: page, size: pageSize, cookie } });
  return getRows(`${tableOf(table).setName}?fetchXml=${encodeURIComponent(fetchXml)}`);
}
