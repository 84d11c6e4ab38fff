using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>One stage of one refund, to be told to its customer, and the rows that come of it.</summary>
/// <param name="Refund">As it stands now.</param>
/// <param name="Stage">What is to be told.</param>
/// <param name="Before">The refund's state before; null: not known.</param>
/// <param name="Told">What there is already.</param>
/// <param name="Recipient">The customer.</param>
internal sealed record MessageCase(RefundCase Refund, CustomerStage Stage, RefundStatus? Before, ToldMessages Told, Recipient Recipient)
{
    /// <summary>What reps read, in the language of who asked for the refund.</summary>
    public Sentences Texts { get; } = Sentences.For(Refund.Language);

    /// <summary>The sentence that says why no email can be sent; null: one can.</summary>
    public string? WhyNot => Recipient.Customer is null ? Texts.NoCustomer()
        : Stage == CustomerStage.Rejected && !Told.WasTold ? Texts.NotToldBefore()
        : !Recipient.HasAddress ? Texts.NoAddress()
        : Recipient.WantsNoEmails ? Texts.NoEmails()
        : null;

    /// <summary>Whether a person must tell the customer now, because no email can.</summary>
    public bool NeedsAPerson => !Told.WasLeftToAPerson && (Stage != CustomerStage.Rejected || Told.WasTold);

    public EntityReference? Owner => Refund.Row.GetAttributeValue<EntityReference>("ownerid");

    public static bool IsDecided(RefundCase refund) => refund.Row.Contains(RefundRow.DecidedOn);

    public static bool CameBack(RefundCase refund) => refund.Row.Contains(RefundRow.BouncedOn);

    public OrganizationRequest Sent(EntityReference email, DateTime now) => Write(CustomerMessageRow.StatusSent, null, row =>
    {
        row[CustomerMessageRow.Email] = email;
        row[CustomerMessageRow.SentOn] = now;
        row[CustomerMessageRow.Tries] = Tries;
        row[CustomerMessageRow.NextTryOn] = null;
    });

    public OrganizationRequest NotSent(string why) => Write(CustomerMessageRow.StatusNotSent, why, row => row[CustomerMessageRow.NextTryOn] = null);

    /// <param name="why">A sentence.</param>
    /// <param name="next">When it is tried again, UTC; null: not any more.</param>
    public OrganizationRequest Failed(string why, DateTime? next) => Write(CustomerMessageRow.StatusFailed, why, row =>
    {
        row[CustomerMessageRow.Tries] = Tries;
        row[CustomerMessageRow.NextTryOn] = next;
    });

    /// <summary>This try counted.</summary>
    public int Tries => (Told.Of(Stage)?.GetAttributeValue<int>(CustomerMessageRow.Tries) ?? 0) + 1;

    /// <summary>
    /// What keeps earlier stages from being told after this one: they get their row, or lose their next try, in the same
    /// transaction. A job that is about to tell one of them then breaks on the key or on the row version.
    /// </summary>
    public IEnumerable<OrganizationRequest> Overtaken()
    {
        // A message that is tried again did this at its first try.
        var passed = Told.Of(Stage) is null ? CustomerStages.PassedOnTheWayTo(Stage, IsDecided(Refund), Before).Where(stage => Told.Of(stage) is null) : [];
        return [.. passed.Select(stage => (OrganizationRequest)new CreateRequest { Target = New(stage, CustomerMessageRow.StatusNotSent, Texts.Overtaken()) }), .. Told.OpenBefore(Stage).Select(OvertakenNow)];
    }

    /// <summary>This message itself was overtaken while it waited for its next try.</summary>
    public OrganizationRequest OvertakenNow(Entity row) => new UpdateRequest
    {
        Target = new Entity(CustomerMessageRow.Table, row.Id)
        {
            RowVersion = row.RowVersion,
            [CustomerMessageRow.Status] = new OptionSetValue(CustomerMessageRow.StatusNotSent),
            [CustomerMessageRow.Error] = Texts.Overtaken(),
            [CustomerMessageRow.NextTryOn] = null,
        },
        ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches,
    };

    private OrganizationRequest Write(int status, string? error, Action<Entity> also)
    {
        var existing = Told.Of(Stage);
        var row = existing is null ? New(Stage, status, error) : Changed(existing, status, error);
        row[CustomerMessageRow.Template] = MessageTemplates.TitleOf(Stage, Recipient.Language);
        also(row);
        return existing is null ? new CreateRequest { Target = row } : new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }

    private Entity New(CustomerStage stage, int status, string? error) => new(CustomerMessageRow.Table)
    {
        [CustomerMessageRow.Name] = $"{Refund.Name}: {Texts.Stage(stage)}",
        [CustomerMessageRow.Refund] = Refund.Reference,
        [CustomerMessageRow.Customer] = Recipient.Customer,
        [CustomerMessageRow.Stage] = new OptionSetValue((int)stage),
        [CustomerMessageRow.Channel] = new OptionSetValue((int)Core.Messages.Channel.Email),
        [CustomerMessageRow.Language] = Recipient.Language,
        [CustomerMessageRow.Status] = new OptionSetValue(status),
        [CustomerMessageRow.Error] = error?.Cut(TextLimits.Words),
    };

    private static Entity Changed(Entity existing, int status, string? error) => new(CustomerMessageRow.Table, existing.Id)
    {
        RowVersion = existing.RowVersion,
        [CustomerMessageRow.Status] = new OptionSetValue(status),
        [CustomerMessageRow.Error] = error?.Cut(TextLimits.Words),
    };
}
