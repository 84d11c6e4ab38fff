using System.ServiceModel;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>One person's word about an offer that stands: who they are, the offer, and how it is written.</summary>
internal sealed class OfferChoice
{
    private readonly Call _call;

    private OfferChoice(Call call, Person person, OfferCase? offer, string comment)
    {
        _call = call;
        Person = person;
        Sentences = Sentences.For(person.Language);
        var rights = offer is null ? default : OfferRights.Read(call.Service, person.Id, offer.Case.ToEntityReference());
        Found = rights.MayDeal ? offer : null;
        OwnsLines = rights.OwnsLines;
        Comment = comment;
    }

    public Person Person { get; }

    public Sentences Sentences { get; }

    /// <summary>Null: there is none, or the person may not deal with it. Which of these is not told.</summary>
    public OfferCase? Found { get; }

    /// <inheritdoc cref="OfferRights.OwnsLines"/>
    public bool OwnsLines { get; }

    /// <summary>May be empty; check <see cref="CommentRefusal"/> before it is kept.</summary>
    public string Comment { get; }

    /// <param name="call">The execution.</param>
    /// <param name="found">As read without a lock; null: there is none.</param>
    /// <remarks>Takes the row locks of the offer and its debt, and reads the offer once more: until this operation ends it stays so.</remarks>
    public static OfferChoice Read(Call call, OfferCase? found) =>
        new(call, Person.Read(call.Service, call.Asker), found is null ? null : Locked(call.Service, found), (call.Input<string>("Comment") ?? "").Trim());

    private static OfferCase? Locked(IOrganizationService service, OfferCase offer)
    {
        service.Update(new Entity(AlternativeOfferRow.Table, offer.Id) { [AlternativeOfferRow.Lock] = Guid.NewGuid().ToString("N") });
        service.Update(ChargeCase.LockOf(offer.Debt.Id));
        return OfferCase.Read(service, offer.Id);
    }

    /// <summary>The sentence that refuses the comment; null: it may be kept.</summary>
    public string? CommentRefusal() => Comment.Length > RefundRules.LongestNotes || FreeText.Screen(Comment) != FreeTextFinding.None
        ? Sentences.OfferRefused(new(Core.Recovery.OfferRefusal.CommentNotPossible))
        : null;

    public void Answer(string outcome, string message)
    {
        _call.Output("Outcome", outcome);
        _call.Output("Message", message);
    }

    public void Deny(string message) => Answer("Denied", message);

    /// <summary>Writes in the caller's transaction.</summary>
    /// <exception cref="InvalidPluginExecutionException">Somebody else was faster, and everything of this is rolled back.</exception>
    public void Write(IEnumerable<OrganizationRequest> requests)
    {
        try
        {
            _call.InTurn(requests);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            throw new InvalidPluginExecutionException(Sentences.OfferBusy());
        }
    }

    /// <summary>What was said before, and what is said now.</summary>
    public string Remarks(string? before) => string.Join("\n", new[] { before, Comment }.Where(text => !string.IsNullOrEmpty(text))).Cut(RefundRules.LongestNotes);
}
