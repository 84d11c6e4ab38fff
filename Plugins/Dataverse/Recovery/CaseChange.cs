using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What other parts of the module may do to a case, for their own transaction. Everything else the case does itself.</summary>
internal static class CaseChange
{
    /// <summary>Has the case looked at again by the next due work: something happened that it must know of.</summary>
    public static OrganizationRequest Look(Guid caseId, DateTimeOffset now) =>
        Update(caseId, row => row[RecoveryCaseRow.NextActionOn] = now.UtcDateTime);

    /// <summary>The customer has another way to pay before them: the ladder rests.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="endsOn">When the offer ends by itself; then the case is looked at.</param>
    public static OrganizationRequest OfferOpened(Guid caseId, DateTimeOffset endsOn) => Update(caseId, row =>
    {
        row[RecoveryCaseRow.Status] = new OptionSetValue((int)CaseStatus.OfferOpen);
        row[RecoveryCaseRow.NextActionOn] = endsOn.UtcDateTime;
    });

    /// <summary>The offer has ended without all the money: the ladder goes on where it stood.</summary>
    public static OrganizationRequest OfferEnded(Guid caseId, DateTimeOffset now) => Update(caseId, row =>
    {
        row[RecoveryCaseRow.Status] = new OptionSetValue((int)CaseStatus.Active);
        row[RecoveryCaseRow.NextActionOn] = now.UtcDateTime;
    });

    /// <summary>The customer denies the debt: nothing is tried, written or offered by itself until a person resumes or closes the case.</summary>
    public static OrganizationRequest HandToAPerson(Guid caseId, DateTimeOffset now) => Update(caseId, row =>
    {
        row[RecoveryCaseRow.Status] = new OptionSetValue((int)CaseStatus.WithAPerson);
        row[RecoveryCaseRow.Reason] = new OptionSetValue((int)DeclineReason.UnauthorisedClaimed);
        row[RecoveryCaseRow.NextActionOn] = (now + CaseChanges.PersonsPatience).UtcDateTime;
    });

    /// <summary>What stands in its way, for a person; the ladder goes on.</summary>
    public static OrganizationRequest Hindered(Guid caseId, string problem) => Update(caseId, row => row[RecoveryCaseRow.Problem] = problem.Cut(TextLimits.Words));

    /// <summary>It cannot go on by itself, and only a person can see why.</summary>
    public static OrganizationRequest Broken(Guid caseId, string problem, DateTimeOffset now) => Update(caseId, row =>
    {
        row[RecoveryCaseRow.Status] = new OptionSetValue((int)CaseStatus.WithAPerson);
        row[RecoveryCaseRow.NextActionOn] = (now + CaseChanges.PersonsPatience).UtcDateTime;
        row[RecoveryCaseRow.NextAction] = problem.Cut(TextLimits.Words);
        row[RecoveryCaseRow.Problem] = problem.Cut(TextLimits.Words);
    });

    private static UpdateRequest Update(Guid caseId, Action<Entity> change)
    {
        var row = new Entity(RecoveryCaseRow.Table, caseId);
        change(row);
        return new UpdateRequest { Target = row };
    }
}
