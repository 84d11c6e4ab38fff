using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>A stored method with its gateway, as it came along with another row.</summary>
internal sealed class MethodCase
{
    private const string GatewaySuffix = "gateway";

    /// <summary>What is needed to charge it.</summary>
    public static readonly string[] Columns =
    [
        PaymentMethodRow.Id, PaymentMethodRow.Name, PaymentMethodRow.Customer, PaymentMethodRow.Gateway, PaymentMethodRow.Token, PaymentMethodRow.CustomerToken,
        PaymentMethodRow.Kind, PaymentMethodRow.Brand, PaymentMethodRow.LastFour, PaymentMethodRow.ExpiryMonth, PaymentMethodRow.ExpiryYear, PaymentMethodRow.Status,
        PaymentMethodRow.Fingerprint, PaymentMethodRow.Network, PaymentMethodRow.MandateOn, PaymentMethodRow.ChangedOn, PaymentMethodRow.ReplacedBy,
    ];

    private MethodCase(Entity row, Entity gateway)
    {
        Row = row;
        Gateway = gateway;
    }

    public Entity Row { get; }

    /// <summary>With <see cref="GatewayRow.ForCalls"/>.</summary>
    public Entity Gateway { get; }

    public EntityReference Reference => Row.ToEntityReference();

    public string Token => Row.GetAttributeValue<string>(PaymentMethodRow.Token) ?? "";

    public string CustomerToken => Row.GetAttributeValue<string>(PaymentMethodRow.CustomerToken) ?? "";

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(PaymentMethodRow.Customer);

    public GatewayCapabilities? Capabilities => GatewayRow.IsOff(Gateway) ? null : GatewayRow.CapabilitiesOf(Gateway);

    /// <summary>By what its tries are counted.</summary>
    public string Fingerprint => MethodPrint.Of(Row, Gateway.Id);

    /// <summary>As the column cpay_network has it; else the brand.</summary>
    public string Network => MethodPrint.NetworkOf(Row);

    /// <summary>UTC; null: its data never changed.</summary>
    public DateTimeOffset? ChangedOn => Row.Time(PaymentMethodRow.ChangedOn);

    /// <summary>UTC: when the customer allowed bank debits; null: the CRM keeps no mandate.</summary>
    public DateTimeOffset? MandateOn => Row.Time(PaymentMethodRow.MandateOn);

    /// <summary>Its gateway charges it by what it knows itself, whatever date is printed.</summary>
    public bool IsRenewedByGateway => Capabilities?.RenewsCards == true || Gateway.GetAttributeValue<bool>(GatewayRow.RenewsCards);

    public MethodToCharge ForRules => new(
        Row.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value == PaymentMethodRow.Removed,
        Row.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value == PaymentMethodRow.Expired,
        Row.GetAttributeValue<int?>(PaymentMethodRow.ExpiryMonth),
        Row.GetAttributeValue<int?>(PaymentMethodRow.ExpiryYear),
        Capabilities);

    /// <summary>Brings the method and its gateway along.</summary>
    /// <param name="link">To cpay_paymentmethod.</param>
    /// <param name="alias">Of the method.</param>
    public static LinkEntity Fetch(LinkEntity link, string alias)
    {
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(Columns);
        var gateway = link.AddLink(GatewayRow.Table, PaymentMethodRow.Gateway, GatewayRow.Id, JoinOperator.LeftOuter);
        gateway.EntityAlias = alias + GatewaySuffix;
        gateway.Columns = new ColumnSet(GatewayRow.ForCalls);
        return gateway;
    }

    /// <returns>Null: there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static MethodCase? Read(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(PaymentMethodRow.Table) { ColumnSet = new ColumnSet(Columns) };
        query.Criteria.AddCondition(PaymentMethodRow.Id, ConditionOperator.Equal, id);
        var gateway = query.AddLink(GatewayRow.Table, PaymentMethodRow.Gateway, GatewayRow.Id, JoinOperator.LeftOuter);
        gateway.EntityAlias = GatewaySuffix;
        gateway.Columns = new ColumnSet(GatewayRow.ForCalls);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new MethodCase(row, row.Row(GatewaySuffix, GatewayRow.Table)) : null;
    }

    /// <returns>Null: none came along.</returns>
    public static MethodCase? In(Entity result, string alias) =>
        result.Row(alias, PaymentMethodRow.Table) is { } row && row.Id != Guid.Empty ? new MethodCase(row, result.Row(alias + GatewaySuffix, GatewayRow.Table)) : null;
}
