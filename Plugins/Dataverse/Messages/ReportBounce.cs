using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>Custom API cpay_ReportBounce: a mail system or a flow tells that a message did not arrive.</summary>
public sealed class ReportBounce : Plugin
{
    private const string Address = "emailaddress1";

    // An address that many share is a company's; who they all are, a person finds out.
    private const int MostCustomers = 5;

    private protected override void Run(Call call)
    {
        var texts = Sentences.For(call.ReadLanguage());
        var message = Message(call);
        var channel = ChannelOf(call, message);
        var customers = Customers(call, message).ToList();
        var why = Screened(call.Input<string>("Reason")).Cut(TextLimits.Words / 2);
        var delivery = new Delivery(call);
        foreach (var customer in customers) call.InTurn(delivery.Bounce(customer, channel, why, message?.GetAttributeValue<EntityReference>(CustomerMessageRow.RecoveryCase)?.Id));
        if (message is not null) call.Service.Update(Bounced(call, message, texts.NotArrived(why)));
        call.Output("Outcome", customers.Count > 0 ? "Recorded" : "NotFound");
        call.Output("Message", customers.Count > 0 ? texts.BounceRecorded(customers.Count) : texts.BounceNotFound());
    }

    // What reads like a card number is dropped as a whole.
    private static string Screened(string? reason) => string.IsNullOrWhiteSpace(reason) || FreeText.Screen(reason) != FreeTextFinding.None ? "–" : reason!.Trim();

    private static Entity Bounced(Call call, Entity message, string why) => new(CustomerMessageRow.Table, message.Id)
    {
        [CustomerMessageRow.Status] = new OptionSetValue(CustomerMessageRow.StatusFailed),
        [CustomerMessageRow.Error] = why.Cut(TextLimits.Words),
        [CustomerMessageRow.BouncedOn] = call.Now.UtcDateTime,
        [CustomerMessageRow.NextTryOn] = null,
    };

    private static Entity? Message(Call call)
    {
        if (call.Input<Guid>("MessageId") is var id && id == Guid.Empty) return null;
        var query = new QueryExpression(CustomerMessageRow.Table) { ColumnSet = new ColumnSet(CustomerMessageRow.Customer, CustomerMessageRow.Channel, CustomerMessageRow.RecoveryCase) };
        query.Criteria.AddCondition(CustomerMessageRow.Id, ConditionOperator.Equal, id);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private static Channel ChannelOf(Call call, Entity? message)
    {
        var word = call.Input<string>("Channel") ?? "";
        if (word.Length == 0) return (Channel?)message?.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Channel)?.Value ?? Channel.Email;
        return Enum.TryParse<Channel>(word, ignoreCase: true, out var channel) && channel != Channel.Phone && !char.IsDigit(word[0])
            ? channel
            : throw new InvalidPluginExecutionException("The parameter Channel must be Email, Sms or Chat.");
    }

    private static IEnumerable<MessageCustomer> Customers(Call call, Entity? message)
    {
        var email = call.Input<string>("Email")?.Trim() ?? "";
        var id = call.Input<Guid>("CustomerId");
        IEnumerable<EntityReference> named = id != Guid.Empty ? [new(TypeOf(call), id)]
            : message?.GetAttributeValue<EntityReference>(CustomerMessageRow.Customer) is { } told ? [told]
            : email.Length > 0 ? [.. With(call.Service, "contact", email), .. With(call.Service, "account", email)]
            : throw new InvalidPluginExecutionException("Say whose message did not arrive: CustomerId, Email or MessageId.");
        var found = named.Take(MostCustomers).Select(customer => MessageCustomer.Read(call.Service, customer)).OfType<MessageCustomer>();

        // What is known to work since then is left alone.
        return email.Length == 0 ? found : found.Where(customer => string.Equals(customer.EmailAddress, email, StringComparison.OrdinalIgnoreCase));
    }

    private static string TypeOf(Call call) => call.Input<string>("CustomerType") is { Length: > 0 } type
        ? type is "contact" or "account" ? type : throw new InvalidPluginExecutionException("The parameter CustomerType must be contact or account.")
        : "contact";

    private static IEnumerable<EntityReference> With(IOrganizationService service, string table, string email)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false), TopCount = MostCustomers };
        query.Criteria.AddCondition(Address, ConditionOperator.Equal, email);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return service.RetrieveMultiple(query).Entities.Select(row => row.ToEntityReference());
    }
}
