using CrmPayments.Core.Text;
using CrmPayments.Core.Validation;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Methods;

/// <summary>
/// Custom API cpay_CheckAccount: whether a bank account's numbers can be right, before a portal, a flow or a person hands them to
/// the gateway. It keeps and logs nothing, and repeats nothing of what it was given. Decision 0024.
/// </summary>
/// <remarks>One organization-service call, for the caller's language.</remarks>
public sealed class CheckAccount : Plugin
{
    private protected override void Run(Call call)
    {
        var texts = Sentences.For(call.ReadLanguage());
        var account = new AccountToCheck(Text(call, "Country"), Text(call, "AccountNumber"), Text(call, "RoutingNumber"), Text(call, "HolderId"), Text(call, "HolderCountry"));
        if ((account.Number + account.Routing + account.HolderId).Trim().Length == 0) throw new InvalidPluginExecutionException(texts.AccountNotGiven());
        var check = AccountCheck.Of(account);
        call.Output("Outcome", check.Problems.Count > 0 ? "Invalid" : check.Judged ? "Valid" : "NotChecked");
        call.Output("Problems", check.Problems.Select(problem => problem.ToString()).ToArray());
        call.Output("Message", texts.Account(check));
    }

    private static string Text(Call call, string name) => call.Input<string>(name) ?? "";
}
