namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>The payment links of one gateway, as its simulator's pages take money.</summary>
/// <param name="Good">What the page is paid with.</param>
/// <param name="Bad">What the page refuses; the customer may then try another.</param>
/// <param name="NoLink">The id of a link that is not there, in the form that the gateway takes for one.</param>
public sealed record LinkUnderTest(string Good, string Bad, string NoLink)
{
    /// <summary>A link that the provider's search does not find certainly is not there.</summary>
    public bool SearchProvesAbsence { get; init; } = true;

    /// <summary>A link is made without asking the provider: no answer can be lost, and the same request makes the same link.</summary>
    public bool MadeHere { get; init; }

    /// <summary>The same request makes another page; of all of them one is paid.</summary>
    public bool AgainIsAnother { get; init; }
}
