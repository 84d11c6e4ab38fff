using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Who paid, as far as the CRM knows.</summary>
/// <param name="Customer">Null when nobody fits, or several do: a person assigns the charge.</param>
/// <param name="Owner">The customer's owner; null: the platform's default.</param>
/// <param name="Method">The stored method, existing or to be created; null when the gateway stored none or nobody owns it.</param>
/// <param name="NewMethod">The row to create for <paramref name="Method"/>; null when it exists.</param>
internal sealed record Payer(EntityReference? Customer, EntityReference? Owner, EntityReference? Method, Entity? NewMethod);

/// <summary>Finds the customer of a charge: by the stored method, else by our reference on the charge, else by a contact's only e-mail address.</summary>
internal sealed class PayerFinder(IOrganizationService service, EntityReference gateway)
{
    private const string ContactAlias = "contact";

    /// <param name="charge">As it was told.</param>
    /// <param name="otherwise">Whose it is where its method is not known: the payer of its subscription, with their owner; null: that is looked for.</param>
    public Payer Find(GatewayCharge charge, Entity? otherwise = null)
    {
        var known = FindMethod(charge.Method?.Token ?? "");
        if (known?.GetAttributeValue<EntityReference>(PaymentMethodRow.Customer) is { } owner)
            return new Payer(owner, known.Row(ContactAlias, "contact").GetAttributeValue<EntityReference>("ownerid"), known.ToEntityReference(), null);

        var customer = otherwise ?? FindCustomer(charge);
        var method = known is null && customer is not null && charge.Method is { Token.Length: > 0 } told ? NewMethod(told, customer) : null;
        return new Payer(customer?.ToEntityReference(), customer?.GetAttributeValue<EntityReference>("ownerid"), known?.ToEntityReference() ?? method?.ToEntityReference(), method);
    }

    private Entity? FindMethod(string token)
    {
        if (token.Length == 0) return null;
        var query = new QueryExpression(PaymentMethodRow.Table) { ColumnSet = new ColumnSet(PaymentMethodRow.Customer), TopCount = 1 };
        query.Criteria.AddCondition(PaymentMethodRow.Gateway, ConditionOperator.Equal, gateway.Id);
        query.Criteria.AddCondition(PaymentMethodRow.Token, ConditionOperator.Equal, token);
        var contact = query.AddLink("contact", PaymentMethodRow.Customer, "contactid", JoinOperator.LeftOuter);
        contact.EntityAlias = ContactAlias;
        contact.Columns = new ColumnSet("contactid", "ownerid");
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private Entity? FindCustomer(GatewayCharge charge) => Named(charge.CustomerReference)
        ?? (charge.CustomerEmail.Length > 0 ? Only("contact", "emailaddress1", charge.CustomerEmail) : null);

    /// <param name="reference">"contact:" or "account:" and an id, as the shop left it with the charge; anything else names nobody.</param>
    private Entity? Named(string reference)
    {
        var parts = reference.Split(':');
        return parts.Length == 2 && parts[0] is ("contact" or "account") && Guid.TryParse(parts[1], out var id) ? Only(parts[0], parts[0] + "id", id) : null;
    }

    /// <returns>The one active customer with that value; null when there is none, or several.</returns>
    private Entity? Only(string table, string column, object value)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(table + "id", "ownerid"), TopCount = 2 };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        var found = service.RetrieveMultiple(query).Entities;
        return found.Count == 1 ? found[0] : null;
    }

    /// <remarks>With the expiry ("Visa 4242, 12/2030"): a whole-number column would show its year as 2,030.</remarks>
    private static string NameOf(GatewayPaymentMethod told)
    {
        var name = $"{told.Brand} {told.LastFour}".Trim() is { Length: > 0 } card ? card : told.Kind.ToString();
        return told is { ExpiryMonth: { } month, ExpiryYear: { } year } ? FormattableString.Invariant($"{name}, {month:00}/{year:0000}") : name;
    }

    private Entity NewMethod(GatewayPaymentMethod told, Entity customer)
    {
        var method = new Entity(PaymentMethodRow.Table, Guid.NewGuid())
        {
            [PaymentMethodRow.Name] = NameOf(told),
            [PaymentMethodRow.Customer] = customer.ToEntityReference(),
            [PaymentMethodRow.Gateway] = gateway,
            [PaymentMethodRow.Token] = told.Token,
            [PaymentMethodRow.CustomerToken] = told.CustomerToken,
            [PaymentMethodRow.Kind] = new OptionSetValue((int)told.Kind),
            [PaymentMethodRow.Brand] = told.Brand,
            [PaymentMethodRow.LastFour] = told.LastFour,
            [PaymentMethodRow.ExpiryMonth] = told.ExpiryMonth,
            [PaymentMethodRow.ExpiryYear] = told.ExpiryYear,
        };
        if (customer.GetAttributeValue<EntityReference>("ownerid") is { } owner) method["ownerid"] = owner;
        return method;
    }
}
