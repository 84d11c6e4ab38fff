using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Sdk.Surface;

/// <summary>What plug-ins can name here they must find in the genuine assemblies too.</summary>
public sealed class PublicSurface
{
    private const string Sample = """
        ```csharp
        [DataContract(Name="Money")] sealed class Money : IExtensibleDataObject
          Money();
          Money(decimal value);
          decimal Value { get; set; }
          override bool Equals(object obj);
        enum EntityRole { Referencing = 0, Referenced = 1 }
        ```
        | Message | Request properties | Response properties |
        |---|---|---|
        | Create | `Entity Target` | `Guid id` (get) |
        """;

    [Test]
    public void Holds_nothing_that_the_list_of_genuine_signatures_lacks([Values(typeof(Entity), typeof(WhoAmIRequest))] Type type)
    {
        var path = ListOfSignatures();
        if (path is null)
        {
            Assert.Ignore("The list of genuine signatures (../shared/dataverse/sdk-surface.md) is not beside this repository.");
        }
        Assert.That(SurfaceFile.Parse(File.ReadAllText(path!)).Unlisted(type.Assembly.GetExportedTypes()), Is.Empty);
    }

    [Test]
    public void Reports_a_member_that_the_list_lacks() =>
        Assert.That(SurfaceFile.Parse(Sample).Unlisted([typeof(Money)]), Is.EqualTo(new[] { "Microsoft.Xrm.Sdk.Money: override int GetHashCode();" }));

    [Test]
    public void Reports_a_type_that_the_list_lacks() =>
        Assert.That(SurfaceFile.Parse(Sample).Unlisted([typeof(ConcurrencyBehavior)]), Has.One.EndsWith("ConcurrencyBehavior: (the type itself)"));

    [TestCase(typeof(EntityRole))]
    [TestCase(typeof(Microsoft.Xrm.Sdk.Messages.CreateRequest))]
    [TestCase(typeof(Microsoft.Xrm.Sdk.Messages.CreateResponse))]
    public void Finds_enums_and_messages_in_the_list(Type type) =>
        Assert.That(SurfaceFile.Parse(Sample).Unlisted([type]), Is.Empty);

    private static string? ListOfSignatures()
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CrmPayments.sln")))
        {
            root = root.Parent;
        }
        var path = root is null ? null : Path.Combine(root.FullName, "..", "shared", "dataverse", "sdk-surface.md");
        return File.Exists(path) ? path : null;
    }
}
