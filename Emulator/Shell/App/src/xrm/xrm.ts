import type { Level } from "../frame/notifications.js";
import { appNotifications } from "../frame/notifications.js";
import { aloud } from "./missing.js";
import { navigation } from "./navigation.js";
import { utility } from "./utility.js";
import { webApi } from "./web-api.js";

interface GlobalNotification {
  readonly type: 2;
  readonly level: 1 | 2 | 3 | 4;
  readonly message: string;
  readonly showCloseButton?: boolean;
  readonly action?: { readonly actionLabel?: string; readonly eventHandler?: () => void };
}

const levels: Readonly<Record<number, Level | undefined>> = { 1: "success", 2: "error", 3: "warning", 4: "info" };

function addGlobalNotification({ level, message, showCloseButton, action }: GlobalNotification): Promise<string> {
  const button = action === undefined ? undefined : { label: action.actionLabel ?? "", run: () => action.eventHandler?.() };
  return Promise.resolve(appNotifications().add(levels[level] ?? "info", message, { closable: showCloseButton ?? false, action: button }));
}

/** Puts the client API where web resources look for it: window.Xrm, and parent.Xrm for pages in dialogs. */
export function installXrm(): void {
  const app = aloud("Xrm.App", { addGlobalNotification, clearGlobalNotification: (id: string) => Promise.resolve(appNotifications().clear(id)) });
  Object.assign(window, { Xrm: aloud("Xrm", { WebApi: webApi, Navigation: navigation, Utility: utility, App: app }) });
}
