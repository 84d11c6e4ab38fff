import { expect, test } from "./app.mjs";

const rep = "agent@contoso.example";

/** What a rep reads in each language: the language in the menu, the list, its button, the dialog's fields, and an amount as it is written there (each its own, or it would be asked about as a repeat). */
const languages = [
  { name: "Español", list: "Cargos activos", refund: "Reembolsar", amount: /^Importe \(COP\)/, reason: "Gesto comercial", written: "1,50", shown: /1,50\sCOP/, done: "El reembolso se realizó" },
  { name: "Русский", list: "Активные списания", refund: "Вернуть деньги", amount: /^Сумма \(COP\)/, reason: "Жест доброй воли", written: "1,60", shown: /1,60\sCOP/, done: "Возврат выполнен" },
  { name: "中文(简体)", list: "有效扣款", refund: "退款", amount: /^金额 \(COP\)/, reason: "商誉补偿", written: "1.70", shown: /1\.70\sCOP/, done: "退款成功" },
];

test.describe("A rep who works in", () => {
  test.afterEach(async ({ app }) => {
    const me = await app.api("GET", "WhoAmI", undefined, rep);
    await app.api("PATCH", `usersettingscollection(${me.UserId})`, { uilanguageid: 1033, localeid: 1033, decimalsymbol: ".", numberseparator: "," }, rep);
  });

  for (const language of languages)
    test(`${language.name} refunds in that language, with its way of writing amounts`, async ({ app, page }) => {
      await app.signIn(rep);
      await page.goto(`${app.url}/?pagetype=entitylist&etn=cpay_transaction`);
      await page.getByRole("button", { name: /Avery Agent/ }).click();
      const reloaded = page.waitForEvent("load");
      await page.getByLabel("Language and formats").selectOption({ label: language.name });
      await reloaded;
      await expect(page.getByRole("heading", { level: 1 }).getByRole("combobox")).toHaveText(new RegExp(language.list));
      const charge = await app.charge({ gateway: "Stripe", least: 50_000 });
      await page.goto(`${app.url}/?etn=cpay_transaction&id=${charge.cpay_transactionid}`);
      await page.getByRole("menuitem", { name: language.refund, exact: true }).click();
      await app.dialog.getByLabel(language.amount).fill(language.written);
      await app.dialog.getByRole("combobox").first().selectOption({ label: language.reason });
      await app.dialog.getByRole("button", { name: language.shown }).click();
      await expect(app.dialog.getByText(language.done)).toBeVisible();
    });
});
