namespace CrmPayments.Plugins.Platform;

/// <summary>The person who asked, as far as sentences need to know.</summary>
/// <param name="Name">Full name; may be empty.</param>
/// <param name="Emails">By which they would be known as a customer.</param>
/// <param name="Language">LCID of the user interface; English when it is not set.</param>
internal sealed record Asker(string Name, IReadOnlyList<string> Emails, int Language)
{
    private const int English = 1033;
    private const string Settings = "settings";
    private static readonly string[] Addresses = ["internalemailaddress", "domainname"];
    private const string UiLanguage = "uilanguageid";

    /// <remarks>One organization-service call.</remarks>
    public static Asker Read(IOrganizationService service, Guid userId)
    {
        var query = new QueryExpression(UserTable.Name) { ColumnSet = new ColumnSet([UserTable.FullName, .. Addresses]), TopCount = 1 };
        query.Criteria.AddCondition(UserTable.Id, ConditionOperator.Equal, userId);
        var settings = query.AddLink("usersettings", UserTable.Id, "systemuserid", JoinOperator.LeftOuter);
        settings.EntityAlias = Settings;
        settings.Columns = new ColumnSet(UiLanguage);
        var row = service.RetrieveMultiple(query).Entities.FirstOrDefault();
        var language = row?.GetAttributeValue<AliasedValue>($"{Settings}.{UiLanguage}")?.Value as int? ?? 0;
        var emails = Addresses.Select(column => row?.GetAttributeValue<string>(column)).OfType<string>().Where(email => email.Length > 0);
        return new Asker(row?.GetAttributeValue<string>(UserTable.FullName) ?? "", [.. emails], language == 0 ? English : language);
    }
}
