using System.Globalization;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>A customer as messages about charges need them: name, ways to reach them, consent, clock, language. A contact takes from its company what it lacks itself.</summary>
internal sealed class MessageCustomer
{
    private const string CompanyAlias = "company";
    private const string Email = "emailaddress1";
    private const string Mobile = "mobilephone";
    private const string NoEmail = "donotemail";
    private const string NoAdvertising = "donotbulkemail";

    private static readonly string[] Shared = [CustomerColumns.Language, CustomerColumns.TimeZone, CustomerColumns.Country, CustomerColumns.Segment];
    private static readonly string[] Own = [.. Shared, Email, NoEmail, NoAdvertising, CustomerColumns.NoSms, CustomerColumns.NoChat, CustomerColumns.BouncedEmail, CustomerColumns.BouncedPhone, "ownerid"];

    private readonly Entity _row;
    private readonly Entity _company;

    private MessageCustomer(Entity row)
    {
        _row = row;
        _company = row.Row(CompanyAlias, "account");
    }

    public EntityReference Reference => _row.ToEntityReference();

    /// <summary>How they are greeted; empty: not known, or a company.</summary>
    public string Name => _row.GetAttributeValue<string>("firstname") ?? "";

    public EntityReference? Owner => _row.GetAttributeValue<EntityReference>("ownerid");

    /// <summary>The LCID they are written to in; null: neither they nor their company have one.</summary>
    public int? Language => Shown(CustomerColumns.Language) is { } option ? CustomerLanguages.LcidOf(option.Value) : null;

    public string EmailAddress => Text(Email);

    /// <summary>An account has no number of a mobile phone.</summary>
    public string Phone => Text(Mobile);

    /// <summary>Addresses and numbers that did not take a message, and are still entered.</summary>
    public IEnumerable<string> Broken
    {
        get
        {
            if (EmailAddress.Length > 0 && !Works(EmailAddress, CustomerColumns.BouncedEmail)) yield return EmailAddress;
            if (Phone.Length > 0 && !Works(Phone, CustomerColumns.BouncedPhone)) yield return Phone;
        }
    }

    public CustomerPlace Place => new(Code(CustomerColumns.TimeZone), Either(CustomerColumns.Country));

    /// <param name="carried">Channels that flows serve here.</param>
    public CustomerReach Reach(IEnumerable<Channel> carried) => new()
    {
        Known = [.. Known()],
        Refused = [.. Refused()],
        Carried = [Channel.Email, .. carried],
        TakesAdvertising = !_row.GetAttributeValue<bool>(NoAdvertising),
        IsVip = Shown(CustomerColumns.Segment)?.Value == (int)CustomerSegment.Vip,
    };

    /// <returns>Null: there is no such customer.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static MessageCustomer? Read(IOrganizationService service, EntityReference customer)
    {
        var isContact = customer.LogicalName == "contact";
        var query = new QueryExpression(customer.LogicalName) { ColumnSet = new ColumnSet([.. Own, .. isContact ? ["firstname", Mobile] : Array.Empty<string>()]) };
        query.Criteria.AddCondition(customer.LogicalName + "id", ConditionOperator.Equal, customer.Id);
        if (isContact)
        {
            var company = query.AddLink("account", "parentcustomerid", "accountid", JoinOperator.LeftOuter);
            company.EntityAlias = CompanyAlias;
            company.Columns = new ColumnSet(Shared);
        }

        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new MessageCustomer(row) : null;
    }

    private IEnumerable<Channel> Known()
    {
        if (Works(EmailAddress, CustomerColumns.BouncedEmail)) yield return Channel.Email;
        if (!Works(Phone, CustomerColumns.BouncedPhone)) yield break;
        yield return Channel.Sms;
        yield return Channel.Chat;
    }

    private IEnumerable<Channel> Refused()
    {
        if (_row.GetAttributeValue<bool>(NoEmail)) yield return Channel.Email;
        if (_row.GetAttributeValue<bool>(CustomerColumns.NoSms)) yield return Channel.Sms;
        if (_row.GetAttributeValue<bool>(CustomerColumns.NoChat)) yield return Channel.Chat;
    }

    // An address that bounced is written to again as soon as it is another one.
    private bool Works(string address, string bounced) => address.Length > 0 && !string.Equals(address, Text(bounced), StringComparison.OrdinalIgnoreCase);

    private string Text(string column) => _row.GetAttributeValue<string>(column)?.Trim() ?? "";

    private OptionSetValue? Shown(string column) => _row.GetAttributeValue<OptionSetValue>(column) ?? _company.GetAttributeValue<OptionSetValue>(column);

    private string? Either(string column) => Text(column) is { Length: > 0 } own ? own : _company.GetAttributeValue<string>(column);

    private string? Code(string column) =>
        (_row.GetAttributeValue<int?>(column) ?? _company.GetAttributeValue<int?>(column))?.ToString(CultureInfo.InvariantCulture);
}
