namespace CrmPayments.Tests.WebApi.Support;

/// <summary>Ids to tell rows apart.</summary>
internal static class Ids
{
    public static readonly Guid A = new("aaaaaaaa-0000-4000-8000-000000000001");
    public static readonly Guid B = new("bbbbbbbb-0000-4000-8000-000000000002");
}
