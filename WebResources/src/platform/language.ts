/** The languages of the RESX files, for screen readers. */
const languages: Readonly<Record<number, string | undefined>> = { 1033: "en", 3082: "es", 1049: "ru", 2052: "zh-Hans" };

/** The tag of the user's language; English for any other. */
export const languageTag = (xrm: Xrm.XrmStatic): string => languages[xrm.Utility.getGlobalContext().userSettings.languageId] ?? "en";
