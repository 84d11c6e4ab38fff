using System.ServiceModel;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>
/// The extension point: whoever keeps orders or stock registers a step on the custom API cpay_CheckOrder and may say no,
/// immediately before a charge is sent. Without such a step the answer is yes.
/// </summary>
internal static class OrderCheck
{
    private const string Api = "cpay_CheckOrder";

    /// <returns>Null: it may be charged. Else why not, in the words of whoever said no.</returns>
    /// <remarks>One organization-service call, and whatever the registered steps cost.</remarks>
    public static string? Ask(Call call, TryCase one)
    {
        var request = new OrganizationRequest(Api)
        {
            ["TransactionId"] = one.Id,
            ["OrderReference"] = one.Row.GetAttributeValue<string>(TransactionRow.OrderReference) ?? "",
            ["Amount"] = one.Amount.Amount,
            ["CurrencyCode"] = one.Amount.Currency.Code,
            ["CustomerId"] = one.Customer?.Id ?? Guid.Empty,
        };
        try
        {
            var answer = call.Service.Execute(request).Results;
            if (answer.Contains("Allowed") && answer["Allowed"] is true) return null;
            var reason = answer.Contains("Reason") ? answer["Reason"] as string : null;
            return string.IsNullOrWhiteSpace(reason) ? Sentences.For(one.Language).OrderCheckSaidNo() : reason;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            // Not swallowed: a check that cannot be made is a no. An async step is in no transaction that the fault could have doomed.
            return Sentences.For(one.Language).OrderCheckFailed(fault.Message);
        }
    }
}
