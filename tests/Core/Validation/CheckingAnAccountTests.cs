using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Core.Validation;

namespace CrmPayments.Tests.Core.Validation;

public sealed class CheckingAnAccount
{
    private static readonly AccountToCheck Nothing = new("", "", "", "", "");

    private static readonly object[] Rules =
    [
        Of(Nothing with { Number = "DE89 3704 0044 0532 0130 00" }),
        Of(Nothing with { Country = "de", Number = "DE89370400440532013000" }),
        Of(Nothing with { Number = "DE89370400440532013001" }, ChargeProblem.AccountInvalid),
        Of(Nothing with { Country = "ES", Number = "DE89370400440532013000" }, ChargeProblem.AccountInvalid),
        Of(Nothing with { Country = "ES", Number = "1234567890" }, ChargeProblem.AccountInvalid),
        Of(Nothing with { Country = "PE", Number = "123" }, ChargeProblem.AccountInvalid),
        Of(Nothing with { Country = "CO", Number = "12345678901" }),
        Of(Nothing with { Country = "CO", Number = "111111111" }, ChargeProblem.AccountInvalid),
        Of(Nothing with { Country = "US", Number = "1234-5678", Routing = "021000021" }),
        Of(Nothing with { Country = "US", Number = "123456789012345678", Routing = "021000022" }, ChargeProblem.AccountInvalid, ChargeProblem.RoutingInvalid),
        Of(Nothing with { Country = "US", Number = "123" }, ChargeProblem.AccountInvalid),
        Of(Nothing with { Routing = "021000022" }, ChargeProblem.RoutingInvalid),
        Of(Nothing with { Country = "PE", HolderId = "12345678" }),
        Of(Nothing with { Country = "PE", HolderId = "1234567" }, ChargeProblem.HolderIdInvalid),
        Of(Nothing with { Country = "US", HolderCountry = "br", HolderId = "11111111111" }, ChargeProblem.HolderIdInvalid),
    ];

    [TestCaseSource(nameof(Rules))]
    public void Finds_what_cannot_be_right(AccountToCheck account, ChargeProblem[] problems)
    {
        var check = AccountCheck.Of(account);
        Assert.That((check.Judged, check.Problems), Is.EqualTo((true, problems)));
    }

    [TestCase("", "1234567890", "")]
    [TestCase("AU", "1234567890", "062-000")]
    [TestCase("DE", "", "37040044")]
    [TestCase("DE", " ", " ")]
    public void Judges_nothing_without_a_rule(string country, string number, string routing)
    {
        var check = AccountCheck.Of(Nothing with { Country = country, Number = number, Routing = routing });
        Assert.That((check.Judged, check.Problems.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void Says_in_each_language_what_came_of_it([Values(1033, 3082, 1049, 2052)] int lcid)
    {
        AccountCheck[] checks = [new(false, []), new(true, []), new(true, [ChargeProblem.AccountInvalid]), new(true, [ChargeProblem.AccountInvalid, ChargeProblem.HolderIdInvalid])];
        Assert.That(checks.Select(Sentences.For(lcid).Account), Is.Unique.And.None.Empty);
    }

    private static object[] Of(AccountToCheck account, params ChargeProblem[] problems) => [account, problems];
}
