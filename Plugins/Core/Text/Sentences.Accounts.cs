using CrmPayments.Core.Validation;

namespace CrmPayments.Core.Text;

/// <content>What is said of a bank account's numbers. None of them is repeated.</content>
public sealed partial class Sentences
{
    public string AccountNotGiven() => _language.Fill("Account.NotGiven");

    public string Account(AccountCheck check) => check.Problems.Count > 0 ? string.Join(" ", check.Problems.Select(Problem))
        : _language.Fill(check.Judged ? "Account.Valid" : "Account.NotChecked");
}
