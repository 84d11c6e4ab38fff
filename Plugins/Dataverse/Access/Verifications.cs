using CrmPayments.Core.Risk;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>The codes and checks of one charge, as they were read with it: those of the last hour.</summary>
internal sealed class Verifications(ChargeCase charge)
{
    /// <summary>How far back codes and failed checks count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>The codes that a user was sent.</summary>
    public IReadOnlyList<SentCode> CodesOf(Guid userId) => [.. Of(userId, VerificationRow.StepUpCode).Select(row => ToCode(row, userId))];

    /// <summary>A check by the user that still counts; the newest.</summary>
    /// <returns>Null: there is none.</returns>
    public EntityReference? CheckBy(Guid userId, DateTimeOffset now) => Of(userId, VerificationRow.CustomerCheck)
        .Where(row => StatusOf(row) == VerificationStatus.Matched && Utc(row, VerificationRow.ExpiresOn) > now)
        .OrderByDescending(row => Utc(row, VerificationRow.ExpiresOn))
        .FirstOrDefault()?.ToEntityReference();

    /// <summary>When answers did not match, whoever asked.</summary>
    public IEnumerable<DateTimeOffset> FailedChecks => charge.Verifications
        .Where(row => KindOf(row) == VerificationRow.CustomerCheck && StatusOf(row) == VerificationStatus.NotMatched)
        .Select(row => Utc(row, VerificationRow.CreatedOn));

    /// <summary>A code by its row (<see cref="VerificationRow.ForDecisions"/>), whether or not a refund names it.</summary>
    public static SentCode CodeOf(Entity row, Guid userId, Guid chargeId, Currency currency) => new(
        new StepUpBinding(row.Id, userId, chargeId, new Money(row.GetAttributeValue<decimal>(VerificationRow.Amount), currency)),
        row.GetAttributeValue<string>(VerificationRow.CodeHash) ?? "",
        Utc(row, VerificationRow.CreatedOn),
        Utc(row, VerificationRow.ExpiresOn),
        row.GetAttributeValue<int>(VerificationRow.Tries),
        StatusOf(row),
        NamedByRefund: false);

    private IEnumerable<Entity> Of(Guid userId, int kind) =>
        charge.Verifications.Where(row => KindOf(row) == kind && row.GetAttributeValue<EntityReference>(VerificationRow.User)?.Id == userId);

    private SentCode ToCode(Entity row, Guid userId) => CodeOf(row, userId, charge.Row.Id, charge.Currency) with
    {
        NamedByRefund = charge.Refunds.Any(refund => refund.GetAttributeValue<EntityReference>(RefundRow.StepUp)?.Id == row.Id),
    };

    private static int? KindOf(Entity row) => row.GetAttributeValue<OptionSetValue>(VerificationRow.Kind)?.Value;

    private static VerificationStatus StatusOf(Entity row) => (VerificationStatus)row.GetAttributeValue<OptionSetValue>(VerificationRow.Status).Value;

    private static DateTimeOffset Utc(Entity row, string column) => new(DateTime.SpecifyKind(row.GetAttributeValue<DateTime>(column), DateTimeKind.Utc));
}
