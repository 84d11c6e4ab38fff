using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;

namespace CrmPayments.Tests.WebApi.Support;

/// <summary>The Web API's model of our own solution, built once.</summary>
internal static class TestModel
{
    private static readonly Lazy<WebApiModel> Built = new(() => new WebApiModel(MetadataBuilder.Build(SolutionReader.Load(Repository.Folder("Solution", "src")))));

    public static WebApiModel Instance => Built.Value;

    public static TableMetadata Table(string name) => Instance.Organization.Tables[name];
}
