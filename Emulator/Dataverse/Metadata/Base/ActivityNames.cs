namespace CrmPayments.Emulator.Dataverse.Metadata.Base;

/// <summary>What the platform calls the relationships of activities; they have patterns of their own.</summary>
internal static class ActivityNames
{
    /// <summary>regardingobjectid: Contact_Tasks for stock activities, contact_cpay_paymentattempts for custom ones.</summary>
    public static (string Name, string Navigation, string Back) Regarding(TableMetadata activity, TableMetadata target)
    {
        var navigation = activity.IsView ? $"regardingobjectid_{target.LogicalName}" : $"regardingobjectid_{target.LogicalName}_{activity.LogicalName}";
        var name = activity.IsCustom
            ? $"{target.LogicalName}_{activity.EntitySetName}"
            : $"{(target.IsCustom ? target.LogicalName : target.SchemaName)}_{Plural(activity)}";
        return (name, navigation, name);
    }

    /// <summary>createdby and the like on a custom activity: cpay_paymentattempt_systemuser_createdby, createdby_cpay_paymentattempt.</summary>
    public static (string Name, string Navigation, string Back) OfSystemLookup(TableMetadata activity, ColumnMetadata column, TableMetadata target)
    {
        var name = $"{activity.LogicalName}_{target.LogicalName}_{column.LogicalName}";
        return (name, $"{column.LogicalName}_{activity.LogicalName}", name);
    }

    private static string Plural(TableMetadata activity) => activity.LogicalName switch
    {
        "phonecall" => "Phonecalls",
        _ => activity.SchemaName + "s",
    };
}
