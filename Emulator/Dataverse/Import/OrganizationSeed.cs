using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>What every environment has before anything is imported: organization, root business unit, base currency, SYSTEM, an administrator, the default team.</summary>
internal sealed class OrganizationSeed(IRowTransaction rows, OrganizationMetadata metadata, DateTime now)
{
    private static readonly EntityReference System = new("systemuser", Organization.SystemUserId);
    private static readonly EntityReference RootUnit = new("businessunit", Organization.RootBusinessUnitId);

    /// <summary>Does nothing when the organization is there already.</summary>
    public void Run()
    {
        if (rows.Find("organization", Organization.Id) is not null)
        {
            return;
        }

        AddOrganization();
        AddUser(Organization.SystemUserId, "SYSTEM", "", "SYSTEM");
        AddUser(Organization.AdministratorId, "System", "Administrator", "administrator@contoso.example");
        Add("team", Organization.DefaultTeamId, ("name", Organization.FriendlyName), ("teamtype", new OptionSetValue(0)), ("isdefault", true), ("businessunitid", RootUnit));
        Add("teammembership", Guid.NewGuid(), ("teamid", Organization.DefaultTeamId), ("systemuserid", Organization.AdministratorId));
    }

    private void AddOrganization()
    {
        Add("organization", Organization.Id,
            ("name", Organization.UniqueName), ("basecurrencyid", new EntityReference("transactioncurrency", Organization.BaseCurrencyId)),
            ("languagecode", LocalizedText.BaseLanguage), ("localeid", LocalizedText.BaseLanguage), ("pricingdecimalprecision", 2), ("isauditenabled", true));
        Add("businessunit", Organization.RootBusinessUnitId, ("name", Organization.FriendlyName));
        Add("transactioncurrency", Organization.BaseCurrencyId,
            ("currencyname", "US Dollar"), ("isocurrencycode", "USD"), ("currencysymbol", "$"), ("currencyprecision", 2), ("exchangerate", 1m),
            ("statecode", new OptionSetValue(0)), ("statuscode", new OptionSetValue(1)));
    }

    private void AddUser(Guid id, string firstName, string lastName, string domainName)
    {
        Add("systemuser", id,
            ("firstname", firstName), ("lastname", lastName), ("domainname", domainName),
            ("businessunitid", RootUnit), ("isdisabled", false), ("accessmode", new OptionSetValue(0)), ("azureactivedirectoryobjectid", id));
        Add("usersettings", id, ("uilanguageid", LocalizedText.BaseLanguage), ("localeid", LocalizedText.BaseLanguage), ("businessunitid", RootUnit));
    }

    private void Add(string table, Guid id, params ReadOnlySpan<(string Column, object Value)> values)
    {
        var columns = metadata.Tables[table].Columns;
        var row = new Entity(table, id);
        row.Attributes.AddRange(Stamps().Where(stamp => columns.ContainsKey(stamp.Key)));
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        rows.Insert(row);
    }

    private Dictionary<string, object> Stamps() =>
        new() { ["createdon"] = now, ["modifiedon"] = now, ["createdby"] = System, ["modifiedby"] = System };
}
