using System.Net;
using System.Text.RegularExpressions;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>What the customer reads of an offer: its terms, as long as it can be taken.</summary>
internal sealed class TellingOfAnOffer : OfferTests
{
    private IReadOnlyList<string> Told => [.. World.Dataverse.Outbox.List()
        .Where(email => email.To.Any(address => address.EndsWith("fabrikam.example", StringComparison.Ordinal)))
        .Select(email => WebUtility.HtmlDecode(Regex.Replace(email.Body, "<[^>]+>", " ")))];

    [Test]
    public void Names_what_a_bank_transfer_must_carry()
    {
        Offered(OfferKind.BankTransfer, ("NotifyCustomer", true));
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(Told.Single(), Does.Contain(OnlyOffer.GetAttributeValue<string>("cpay_reference")));
    }

    [Test]
    public void Names_the_parts_of_an_agreement()
    {
        Offered(OfferKind.Instalments, ("Instalments", 3), ("NotifyCustomer", true));
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(Told.Single(), Does.Contain("33.34").And.Contain("33.33"));
    }
}
