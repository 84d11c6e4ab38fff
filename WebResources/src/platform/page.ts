import { setTheme } from "@fluentui/web-components";
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/field.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/spinner.js";
import { webLightTheme } from "@fluentui/tokens";
import { element } from "../refund-dialog/elements.js";
import styles from "../refund-dialog/styles.css";
import { languageTag } from "./language.js";

/** The page of a web resource: Fluent's theme, our styles, the user's language. @returns where its content goes. */
export function startPage(xrm: Xrm.XrmStatic, label: string): HTMLElement {
  const place = element("main", { "aria-label": label });
  setTheme(webLightTheme);
  document.documentElement.lang = languageTag(xrm);
  document.title = label;
  document.head.append(element("style", {}, styles));
  document.body.append(place);
  return place;
}
