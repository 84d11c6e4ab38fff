using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Offers;

/// <summary>Custom API cpay_OfferAlternative: offers the customer of a recovery case another way to pay. A refused request is an answer.</summary>
public sealed class OfferAlternative : Plugin
{
    private protected override void Run(Call call)
    {
        var answer = Offers.Make(call, Read(call));
        call.Output("Outcome", answer.GetType().Name);
        if (answer.Id is { } id) call.Output("OfferId", id);
        call.Output("Link", "");
        call.Output("Message", answer.Sentence);
    }

    private static OfferOrder Read(Call call) => new(call.RequiredId("RecoveryCaseId"), new OfferAsked(KindOf(call))
    {
        Amount = call.Input<decimal?>("Amount"),
        Instalments = call.Input<int>("Instalments"),
        FirstAmount = call.Input<decimal?>("FirstAmount"),
        DiscountPercent = call.Input<decimal?>("DiscountPercent"),
        PayOn = Utc(call.Input<DateTime?>("PayOn")),
        ExpiresOn = Utc(call.Input<DateTime?>("ExpiresOn")),
        ChargeParts = call.Input<bool>("ChargeParts"),
    })
    {
        NotifyCustomer = call.Input<bool>("NotifyCustomer"),
        Comment = (call.Input<string>("Comment") ?? "").Trim(),
        MadeBy = call.Asker,
    };

    private static OfferKind KindOf(Call call)
    {
        var kind = (OfferKind?)call.Input<OptionSetValue>("Kind")?.Value;
        return kind is { } known && Enum.IsDefined(typeof(OfferKind), known) ? known : throw new InvalidPluginExecutionException("The parameter Kind must be a value of the choice cpay_offerkind.");
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;
}
