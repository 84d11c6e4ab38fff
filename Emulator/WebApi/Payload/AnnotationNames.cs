namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Names of the annotations in answers, and the OData control information in both directions.</summary>
internal static class AnnotationNames
{
    public const string FormattedValue = "OData.Community.Display.V1.FormattedValue";
    public const string LookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";
    public const string LookupNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    public const string TotalCount = "Microsoft.Dynamics.CRM.totalrecordcount";
    public const string CountLimitExceeded = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";
    public const string PagingCookie = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
    public const string MoreRecords = "Microsoft.Dynamics.CRM.morerecords";
    public const string Bind = "@odata.bind";
    public const string ETag = "@odata.etag", Context = "@odata.context", Type = "@odata.type", Id = "@odata.id", NextLink = "@odata.nextLink", Count = "@odata.count";
}
