/** What GET /shell/model answers: the app in the user's language. Mirrors the records under Emulator/Shell/Model. */
export interface ShellModel {
  readonly lcid: number;
  readonly appName: string;
  readonly appIcon: string;
  readonly areas: readonly Area[];
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly forms: Readonly<Record<string, readonly Form[] | undefined>>;
  readonly views: Readonly<Record<string, readonly View[] | undefined>>;
  readonly ribbons: Readonly<Record<string, Ribbon | undefined>>;
  /** Names of RESX web resources without language and extension. */
  readonly strings: readonly string[];
}

export interface Area { readonly id: string; readonly title: string; readonly groups: readonly Group[] }
export interface Group { readonly id: string; readonly title: string; readonly items: readonly SubArea[] }
export interface SubArea {
  readonly id: string;
  readonly title: string;
  readonly table: string | null;
  /** Of a page that is no table's: "$webresource:name". */
  readonly url: string | null;
  /** Web resource name, or empty: the table's. */
  readonly icon: string;
  readonly privileges: readonly { readonly table: string; readonly verb: string }[];
}

export interface Table {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly setName: string;
  readonly typeCode: number;
  readonly idColumn: string;
  readonly nameColumn: string;
  readonly displayName: string;
  readonly collectionName: string;
  readonly isActivity: boolean;
  readonly hasNotes: boolean;
  readonly hasActivities: boolean;
  readonly isUserOwned: boolean;
  readonly icon: string;
  readonly columns: Readonly<Record<string, Column | undefined>>;
  readonly lookups: readonly { readonly column: string; readonly target: string; readonly navigation: string }[];
  readonly children: readonly { readonly relationship: string; readonly table: string; readonly column: string; readonly navigation: string }[];
}

export type ColumnType =
  | "UniqueIdentifier" | "Text" | "Memo" | "Integer" | "BigInt" | "Decimal" | "Double" | "Money"
  | "DateTime" | "Boolean" | "Choice" | "Choices" | "State" | "Status" | "Lookup" | "PartyList";

export interface Column {
  readonly type: ColumnType;
  readonly label: string;
  readonly description: string;
  readonly required: string;
  readonly validForCreate: boolean;
  readonly validForUpdate: boolean;
  readonly maxLength: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly precision: number | null;
  readonly format: string;
  readonly dateBehavior: number;
  readonly options: readonly Option[];
  readonly targets: readonly string[];
}

export interface Option { readonly value: number; readonly label: string; readonly color: string | null; readonly state: number | null }

export interface Form {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly tabs: readonly Tab[];
  readonly header: readonly Cell[];
  readonly libraries: readonly string[];
  readonly handlers: readonly Handler[];
}

export interface Tab { readonly name: string; readonly label: string; readonly visible: boolean; readonly columns: readonly { readonly width: string; readonly sections: readonly Section[] }[] }
export interface Section { readonly name: string; readonly label: string; readonly showLabel: boolean; readonly visible: boolean; readonly columnCount: number; readonly rows: readonly (readonly Cell[])[] }
export interface Cell { readonly label: string; readonly showLabel: boolean; readonly visible: boolean; readonly columnSpan: number; readonly rowSpan: number; readonly control: Control | null }
export interface Control { readonly id: string; readonly classId: string; readonly column: string | null; readonly disabled: boolean; readonly parameters: Readonly<Record<string, string | undefined>> }
export interface Handler { readonly event: string; readonly column: string | null; readonly function: string; readonly library: string; readonly passContext: boolean }

export interface View { readonly id: string; readonly name: string; readonly queryType: number; readonly isDefault: boolean; readonly fetchXml: string; readonly cells: readonly { readonly column: string; readonly width: number }[] }

export interface Ribbon { readonly buttons: readonly RibbonButton[]; readonly commands: Readonly<Record<string, Command | undefined>> }
export interface RibbonButton { readonly id: string; readonly place: string; readonly command: string; readonly label: string; readonly toolTip: string; readonly icon: string; readonly sequence: number }
export interface Command { readonly enableRules: readonly Rule[]; readonly displayRules: readonly Rule[]; readonly actions: readonly Action[] }
export interface Rule { readonly id: string; readonly kind: string; readonly attributes: Readonly<Record<string, string | undefined>>; readonly parameters: readonly Parameter[] }
export interface Action { readonly function: string; readonly library: string; readonly parameters: readonly Parameter[] }
export interface Parameter { readonly kind: string; readonly value: string }

/** What GET /shell/session answers. */
export interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
  /** Depth by privilege name: 1 user, 2 business unit, 4 with children, 8 organization. */
  readonly privileges: Readonly<Record<string, number | undefined>>;
}

export interface User { readonly id: string; readonly domainName: string; readonly fullName: string; readonly title: string }
