using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

internal sealed class AskingWhatCanBeOffered : OfferTests
{
    private static IReadOnlyList<OfferKind> KindsIn(ParameterCollection answer) => [.. ((string[])answer["Kinds"]).Select(value => (OfferKind)int.Parse(value, null))];

    [Test]
    public void Names_the_kinds_that_suit_the_reason_with_a_sentence_each()
    {
        var answer = Options();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Possible"), (string)answer["Message"]);
            Assert.That(KindsIn(answer), Is.Not.Empty.And.No.Member(OfferKind.Discount), "the debt is not late, and the agent gives none");
            Assert.That((string[])answer["Reasons"], Has.Length.EqualTo(KindsIn(answer).Count));
            Assert.That((answer["OwedAmount"], answer["CurrencyCode"]), Is.EqualTo(((object)Owed, (object)"USD")));
        });
    }

    [Test]
    public void Offers_a_link_first_where_the_bank_wants_the_customer_s_own_word()
    {
        World.Stage(new Entity("cpay_transaction", Debt) { ["cpay_declinereason"] = new OptionSetValue((int)DeclineReason.AuthenticationRequired) });
        Assert.That(KindsIn(Options())[0], Is.EqualTo(OfferKind.PaymentLink));
    }

    [Test]
    public void Puts_last_what_was_offered_and_not_taken()
    {
        var first = KindsIn(Options())[0];
        Offered(first, ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(5)), ("FirstAmount", 50m));
        Withdraw();
        World.RunJobs();
        Assert.That(KindsIn(Options())[0], Is.Not.EqualTo(first));
    }

    [Test]
    public void Names_the_offer_that_is_open()
    {
        Offered(OfferKind.BankTransfer);
        var answer = Options();
        Assert.That((answer["Outcome"], answer["OpenOfferId"]), Is.EqualTo(((object)"Denied", (object)OnlyOffer.Id)));
    }

    private ParameterCollection Options() => World.Call("cpay_GetOfferOptions", World.Agent, ("RecoveryCaseId", Case));
}
