using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>
/// Step before a gateway is created or changed: refuses what can never work or must never be kept, a secret in the place of its
/// name above all, and plans the warnings before its key or certificate ends.
/// </summary>
public sealed class CheckGateway : Plugin
{
    private const string BeforeImage = "Before";
    private static readonly string[] Names = [GatewayRow.SecretName, GatewayRow.WebhookSecretName];

    private protected override void Run(Call call)
    {
        var target = call.Target;
        var before = call.Context.PreEntityImages.Contains(BeforeImage) ? call.Context.PreEntityImages[BeforeImage] : new Entity(GatewayRow.Table);
        if (IsLiveWithBaseUrl(target, before)) Refuse(call, sentences => sentences.LiveHasNoBaseUrl());
        if (Names.Any(column => NamesNothing(call.Service, target.GetAttributeValue<string>(column)))) Refuse(call, sentences => sentences.NoSuchVariable());
        if (AcceptedOn.Tidy(target, before) is { } wrong) Refuse(call, wrong);
        if (target.Contains(GatewayRow.SecretExpiresOn))
            target[GatewayRow.WarnOn] = ExpiryWarning.EndOf(target) is { } end ? ExpiryDates.NextWarning(end, null, call.Now)?.UtcDateTime : null;
    }

    private static void Refuse(Call call, Func<Sentences, string> why) => throw new InvalidPluginExecutionException(why(Sentences.For(call.ReadLanguage())));

    private static bool IsLiveWithBaseUrl(Entity target, Entity before)
    {
        var mode = (target.Contains(GatewayRow.Mode) ? target : before).GetAttributeValue<OptionSetValue>(GatewayRow.Mode);
        var url = (target.Contains(GatewayRow.BaseUrl) ? target : before).GetAttributeValue<string>(GatewayRow.BaseUrl);
        return mode?.Value == (int)GatewayMode.Live && !string.IsNullOrWhiteSpace(url);
    }

    /// <remarks>One organization-service call where a name is entered.</remarks>
    private static bool NamesNothing(IOrganizationService service, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return false;
        var query = new QueryExpression("environmentvariabledefinition") { ColumnSet = new ColumnSet("environmentvariabledefinitionid"), TopCount = 1 };
        query.Criteria.AddCondition("schemaname", ConditionOperator.Equal, name);
        return service.RetrieveMultiple(query).Entities.Count == 0;
    }
}
