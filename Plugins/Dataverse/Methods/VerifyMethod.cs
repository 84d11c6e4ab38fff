using System.Globalization;
using System.ServiceModel;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Methods;

/// <summary>
/// Async step on cpay_paymentmethod when due work asks for it: asks the bank, without an amount, whether the method still works. A
/// dead one becomes a person's task before the next charge fails. Nothing is booked, so asking twice does no harm.
/// </summary>
public sealed class VerifyMethod : Plugin
{
    private const string GatewayAlias = "gateway", OwnerAlias = "owner", LanguageColumn = "uilanguageid";
    private const int English = 1033;

    /// <summary>Where the gateway does not verify, or nobody wants it: looked at again after so long, without asking anybody.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(30);

    /// <summary>After no answer.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(6);

    private protected override void Run(Call call)
    {
        if (Read(call) is not { } method) return;
        var gateway = method.Row(GatewayAlias, GatewayRow.Table);
        if (!IsActive(method) || gateway.GetAttributeValue<int?>(GatewayRow.VerifyEveryDays) is not { } days) Postpone(call, method, call.Now + Later);
        else Verify(call, method, gateway, TimeSpan.FromDays(days));
    }

    private static Entity? Read(Call call)
    {
        var query = new QueryExpression(PaymentMethodRow.Table)
        {
            ColumnSet = new ColumnSet(PaymentMethodRow.Id, PaymentMethodRow.Name, PaymentMethodRow.Customer, PaymentMethodRow.Token, PaymentMethodRow.CustomerToken, PaymentMethodRow.Status, PaymentMethodRow.Verification, "ownerid"),
        };
        query.Criteria.AddCondition(PaymentMethodRow.Id, ConditionOperator.Equal, call.Context.PrimaryEntityId);
        query.Join(PaymentMethodRow.Gateway, GatewayRow.Table, GatewayRow.Id, GatewayAlias, [.. GatewayRow.ForCalls, GatewayRow.VerifyEveryDays]);
        query.Join("owninguser", "usersettings", "systemuserid", OwnerAlias, LanguageColumn);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private static bool IsActive(Entity method) => method.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value is null or PaymentMethodRow.Active;

    private static void Verify(Call call, Entity method, Entity gateway, TimeSpan every)
    {
        try
        {
            if (GatewayConnector.Connect(call, gateway) is IVerifiesMethods verifier) Keep(call, method, Ask(call, method, verifier), every);
            else Postpone(call, method, call.Now + Later);
        }
        catch (Exception wrong) when (wrong is GatewayPausedException or InvalidPluginExecutionException or FaultException<OrganizationServiceFault>)
        {
            // Not swallowed: an async step's read stands alone; the method is looked at again when the gateway can be used.
            call.Trace.Trace("Method {0} cannot be verified now: {1}", method.Id, wrong.Message);
            Postpone(call, method, (wrong as GatewayPausedException)?.Until ?? call.Now + Soon);
        }
    }

    private static MethodVerification Ask(Call call, Entity method, IVerifiesMethods gateway)
    {
        var reference = "MV-" + method.Id.ToString("N") + "-" + call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Deadline.Run(cancel => gateway.VerifyAsync(
            method.GetAttributeValue<string>(PaymentMethodRow.Token) ?? "", method.GetAttributeValue<string>(PaymentMethodRow.CustomerToken) ?? "", reference, cancel));
    }

    private static void Keep(Call call, Entity method, MethodVerification word, TimeSpan every) => call.Together(word.Match<OrganizationRequest[]>(
        valid => [Verified(call, method, VerificationOutcome.Works, null, every)],
        invalid => IsDead(invalid.Reason)
            ? [Verified(call, method, VerificationOutcome.Refused, invalid.Reason, every), .. Tell(method, invalid.Reason)]
            : [Verified(call, method, VerificationOutcome.NoAnswer, null, every)],
        _ => [Verified(call, method, VerificationOutcome.NoAnswer, null, Soon)]));

    /// <summary>A no that is about the method, and not about the moment or about us.</summary>
    private static bool IsDead(DeclineReason reason) => DeclineMeanings.ClassOf(reason) is DeclineClass.Hard or DeclineClass.Data;

    private static UpdateRequest Verified(Call call, Entity method, VerificationOutcome outcome, DeclineReason? reason, TimeSpan wait) => new()
    {
        Target = new Entity(PaymentMethodRow.Table, method.Id)
        {
            [PaymentMethodRow.Verification] = new OptionSetValue((int)outcome),
            [PaymentMethodRow.VerificationReason] = reason is { } why ? new OptionSetValue((int)why) : null,
            [PaymentMethodRow.VerifiedOn] = call.Now.UtcDateTime,
            [PaymentMethodRow.NextVerifyOn] = (call.Now + wait).UtcDateTime,
        },
    };

    /// <summary>Once, when it is found dead: whoever looks after it asks the customer for another before the next charge.</summary>
    private static IEnumerable<OrganizationRequest> Tell(Entity method, DeclineReason reason)
    {
        if (method.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Verification)?.Value == (int)VerificationOutcome.Refused) yield break;
        var texts = Sentences.For(method.GetAttributeValue<AliasedValue>(OwnerAlias + "." + LanguageColumn)?.Value is int and not 0 and var language ? language : English);
        var name = method.GetAttributeValue<string>(PaymentMethodRow.Name) ?? "";
        yield return new CreateRequest { Target = PersonTask.New(texts.DeadMethodTask(name), texts.DeadMethod(name, reason), method.GetAttributeValue<EntityReference>(PaymentMethodRow.Customer), method.GetAttributeValue<EntityReference>("ownerid")) };
    }

    private static void Postpone(Call call, Entity method, DateTimeOffset on) =>
        call.Service.Update(new Entity(PaymentMethodRow.Table, method.Id) { [PaymentMethodRow.NextVerifyOn] = on.UtcDateTime });
}
