using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>query.php: transactions that fit all that was asked for, oldest first unless the reverse is wanted.</summary>
internal static class NmiQuery
{
    private static readonly Dictionary<string, Func<NmiTransaction, string, bool>> Filters = new(StringComparer.Ordinal)
    {
        ["transaction_id"] = (it, asked) => Listed(asked).Contains(it.Id),
        ["order_id"] = (it, asked) => it.OrderId == asked,
        ["condition"] = (it, asked) => Listed(asked).Contains(it.Condition),
        ["action_type"] = (it, asked) => it.Actions.Any(action => Listed(asked).Contains(action.Type)),
        ["transaction_type"] = (it, asked) => it.Instrument.Type == asked,
        ["customer_vault_id"] = (it, asked) => it.VaultId == asked,
        ["email"] = (it, asked) => it.Email == asked,
        ["first_name"] = (it, asked) => it.FirstName == asked,
        ["last_name"] = (it, asked) => it.LastName == asked,
        ["cc_number"] = (it, asked) => asked.Length >= 4 && it.Instrument.Masked.EndsWith(asked[^4..], StringComparison.Ordinal),
        ["start_date"] = (it, asked) => string.CompareOrdinal(NmiAnswers.Time(it.Actions[^1].On), asked) >= 0,
        ["end_date"] = (it, asked) => string.CompareOrdinal(NmiAnswers.Time(it.Actions[^1].On), asked) <= 0,
    };

    public static VendorAnswer Answer(Page page, IReadOnlyDictionary<string, string> fields)
    {
        if (fields.GetValueOrDefault("report_type", "").Length > 0) return Error("This report type is not played here");
        var asked = fields.Where(field => field.Value.Length > 0 && Filters.ContainsKey(field.Key)).ToList();
        var found = page.All<NmiTransaction>().Where(it => asked.All(field => Filters[field.Key](it, field.Value)));
        if (fields.GetValueOrDefault("result_order") != "reverse") found = found.Reverse();
        if (Number(fields, "result_limit") is > 0 and var limit) found = found.Skip(limit * Number(fields, "page_number")).Take(limit);
        return NmiAnswers.Xml([.. found.Select(Transaction)]);
    }

    public static VendorAnswer Error(string text) => NmiAnswers.Xml(new XElement("error_response", NmiAnswers.WithReference(text)));

    private static string[] Listed(string asked) => asked.Split(',', StringSplitOptions.TrimEntries);

    private static int Number(IReadOnlyDictionary<string, string> fields, string name) =>
        int.TryParse(fields.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static XElement Transaction(NmiTransaction it) => new(
        "transaction",
        new XElement("transaction_id", it.Id), new XElement("partial_payment_id"), new XElement("original_transaction_id", it.OriginalId),
        new XElement("transaction_type", it.Instrument.Type), new XElement("condition", it.Condition), new XElement("order_id", it.OrderId),
        new XElement("authorization_code", it.IsRefund || it.Condition == NmiCondition.Failed ? "" : "123456"),
        new XElement("first_name", it.FirstName), new XElement("last_name", it.LastName), new XElement("email", it.Email), new XElement("currency", it.Currency),
        it.Instrument.IsCheck
            ? [new XElement("check_account", it.Instrument.Masked)]
            : new[] { new XElement("cc_number", it.Instrument.Masked), new XElement("cc_exp", it.Instrument.Expiry), new XElement("cc_type", it.Instrument.Brand) },
        new XElement("customerid", it.VaultId), new XElement("processor_id", "simulator"),
        it.Actions.Select(action => Action(action, it.Amount)));

    private static XElement Action(NmiAction action, decimal requested) => new(
        "action",
        new XElement("amount", NmiAnswers.Wire(action.Amount)), new XElement("action_type", action.Type), new XElement("date", NmiAnswers.Time(action.On)),
        new XElement("success", action.Succeeded ? "1" : "0"), new XElement("source", action.Source), new XElement("response_text", action.Text),
        new XElement("batch_id", action.BatchId), new XElement("response_code", action.Code), new XElement("requested_amount", NmiAnswers.Wire(requested)));
}
