import { text } from "../texts/texts.js";
import { button, element, messageBar, sendOnEnter, setAttribute } from "./elements.js";
import { withLabel } from "./fields.js";
import type { CustomerFacts } from "./model.js";
import type { CustomerCheck } from "./rounds.js";
import type { Frame, Screen } from "./screen.js";

type Fact = Exclude<keyof CustomerFacts, "channel">;

const facts: readonly { readonly name: Fact; readonly key: string; readonly inputmode: string; readonly length: number }[] = [
  { name: "lastFour", key: "Check.LastFour", inputmode: "numeric", length: 4 },
  { name: "orderReference", key: "Check.OrderReference", inputmode: "text", length: 100 },
  { name: "email", key: "Check.Email", inputmode: "email", length: 100 },
  { name: "phone", key: "Check.Phone", inputmode: "tel", length: 50 },
  { name: "postalCode", key: "Check.PostalCode", inputmode: "text", length: 20 },
];

/** How many facts the server wants at least. */
const leastAsked = 2;

/** What the customer is asked. The fields are empty each time: what was typed went to the server and is kept nowhere. */
export function customerCheckScreen({ editing, why, problem }: CustomerCheck, frame: Frame): Omit<Screen<never>, "update"> {
  const channel = element("select", {}, ...editing.options.channels.map(({ value, label }) => element("option", { value }, label)));
  const inputs = new Map(facts.map(({ name, inputmode, length }) => [name, element("input", { type: "text", inputmode, maxlength: length, autocomplete: "off", spellcheck: "false" })]));
  const fields = facts.map(({ name, key }) => withLabel(name, text(key), inputs.get(name) ?? channel).element);
  const problemPlace = element("div", { class: "refusal" }, ...(problem === undefined ? [] : [messageBar("error", problem === "" ? text("Check.NoAnswer") : problem)]));
  const compare = button(text("Check.Compare"), "primary", () => { form.requestSubmit(); });
  const change = button(text("Refused.Change"), "secondary", () => { frame.dispatch({ kind: "changeWanted" }); });
  const intro = messageBar("info", element("strong", {}, text("Check.Title")), element("p", {}, why), element("p", {}, text("Check.Text")));
  const form = element("form", { novalidate: true, class: "edit", autocomplete: "off" }, problem === undefined ? intro : problemPlace, element("div", { class: "facts" }, withLabel("channel", text("Check.Channel"), channel).element, ...fields), element("footer", {}, compare, change));
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(inputs, Number(channel.value), frame); });
  form.addEventListener("input", () => { tell(inputs, ""); });
  sendOnEnter(form);
  return { element: form, focus: inputs.get("lastFour") ?? channel };
}

/** One answer proves too little: the first field says so. */
function submit(inputs: ReadonlyMap<Fact, HTMLInputElement>, channel: number, frame: Frame): void {
  const value = (name: Fact): string => inputs.get(name)?.value ?? "";
  const given: CustomerFacts = { lastFour: value("lastFour"), orderReference: value("orderReference"), email: value("email"), phone: value("phone"), postalCode: value("postalCode"), channel };
  if (facts.filter(({ name }) => given[name].trim() !== "").length >= leastAsked) {
    frame.dispatch({ kind: "factsGiven", facts: given });
    return;
  }
  tell(inputs, text("Check.Empty"));
  inputs.get("lastFour")?.focus();
}

function tell(inputs: ReadonlyMap<Fact, HTMLInputElement>, sentence: string): void {
  const first = inputs.get("lastFour"), problem = document.getElementById("lastFour-problem");
  if (problem !== null && problem.textContent !== sentence) problem.textContent = sentence;
  if (first !== undefined) setAttribute(first, "aria-invalid", sentence === "" ? undefined : "true");
}
