import { send } from "../data/api.js";
import { currentUser, tableOf } from "../data/environment.js";

/** A language of the app, with the way its people write numbers, as the platform's personal settings keep it. */
export interface Language {
  readonly lcid: number;
  /** In the language itself. */
  readonly name: string;
  readonly tag: string;
  readonly decimal: string;
  readonly group: string;
}

export const languages: readonly Language[] = [
  { lcid: 1033, name: "English", tag: "en", decimal: ".", group: "," },
  { lcid: 3082, name: "Español", tag: "es", decimal: ",", group: "." },
  { lcid: 1049, name: "Русский", tag: "ru", decimal: ",", group: "\u00a0" },
  { lcid: 2052, name: "中文(简体)", tag: "zh-Hans", decimal: ".", group: "," },
];

/** Puts the language and its formats into the user's personal settings. @throws ApiError for a user who may not write them. */
export async function workIn(lcid: number): Promise<void> {
  const chosen = languages.find((language) => language.lcid === lcid);
  if (chosen === undefined) throw new Error(`The app has no language ${lcid}.`);
  const settings = { uilanguageid: lcid, localeid: lcid, decimalsymbol: chosen.decimal, numberseparator: chosen.group };
  await send("PATCH", `${tableOf("usersettings").setName}(${currentUser().id})`, settings, { "If-Match": "*" });
}
