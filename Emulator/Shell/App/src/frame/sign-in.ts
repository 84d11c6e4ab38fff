import { h } from "../base/dom.js";
import type { User } from "../base/model.js";
import { t } from "../base/texts.js";
import { app, users } from "../data/environment.js";
import { initials } from "./frame.js";
import { languages, workIn } from "./language.js";
import { showFailure } from "./messages.js";
import { openModal } from "./modal.js";

/** Lets the browser's user and their language be chosen; the page starts anew with their rights and language. */
export async function signIn(mayStay: boolean, people: readonly User[] = users()): Promise<void> {
  const list = h("ul", { class: "people" }, ...people.map((user) => h("li", {}, personButton(user))));
  const modal = openModal({ title: t("signInTitle"), content: h("div", { class: "sign-in" }, h("p", {}, t("signInText")), list, mayStay ? languagePicker() : undefined), size: { width: "min(440px, 92vw)", height: "fit-content" }, mayClose: () => Promise.resolve(mayStay) });
  await modal.closed;
}

function personButton(user: User): HTMLElement {
  const button = h("button", { type: "button", class: "person" }, h("fluent-avatar", { initials: initials(user.fullName), color: "brand", "aria-hidden": "true" }), h("span", {}, h("strong", {}, user.fullName), h("small", {}, [user.title, user.domainName].filter((text) => text !== "").join(" · "))));
  button.addEventListener("click", () => void become(user).catch(showFailure));
  return button;
}

async function become(user: User): Promise<void> {
  const response = await fetch("/shell/signin", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ domainName: user.domainName }) });
  if (!response.ok) throw new Error(await response.text());
  location.reload();
}

/** The language of the user who is signed in; a change is kept in their personal settings. */
function languagePicker(): HTMLElement {
  const options = languages.map(({ lcid, name, tag }) => h("option", { value: lcid, lang: tag, selected: lcid === app().lcid }, name));
  const select = h("select", { id: "language" }, ...options);
  select.addEventListener("change", () => {
    void workIn(Number(select.value)).then(() => { location.reload(); }).catch(showFailure);
  });
  return h("div", { class: "language" }, h("label", { for: "language" }, t("language")), select);
}
