using System.Reflection;
using System.Runtime.Versioning;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Sdk;

/// <summary>An assembly compiled for .NET Framework finds its types here by the identities that it was compiled with.</summary>
public sealed class ACompiledPlugin
{
    private static readonly Assembly Compiled =
        Assembly.LoadFrom(Path.Combine(TestContext.CurrentContext.TestDirectory, "NetFrameworkPlugin.dll"));

    [Test]
    public void Is_compiled_for_the_net_framework() =>
        Assert.That(Compiled.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName, Is.EqualTo(".NETFramework,Version=v4.6.2"));

    [Test]
    public void Catches_the_services_fault_and_refuses()
    {
        var plugin = (IPlugin)Activator.CreateInstance(Compiled.GetType("NetFrameworkPlugin.RefuseWithFault", throwOnError: true)!)!;
        Assert.That(
            () => plugin.Execute(new FaultingHost()),
            Throws.TypeOf<InvalidPluginExecutionException>()
                .With.Message.EqualTo("Not you.")
                .And.Property(nameof(InvalidPluginExecutionException.ErrorCode)).EqualTo(-2147220960));
    }

    /// <summary>A host whose organization service refuses every request.</summary>
    private sealed class FaultingHost : IServiceProvider, IOrganizationServiceFactory, IOrganizationService
    {
        private static FaultException<OrganizationServiceFault> Refusal =>
            new(new OrganizationServiceFault { ErrorCode = -2147220960 }, new FaultReason("Not you."));

        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(this) ? this : null;

        public IOrganizationService CreateOrganizationService(Guid? userId) => this;

        public Guid Create(Entity entity) => throw Refusal;

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw Refusal;

        public void Update(Entity entity) => throw Refusal;

        public void Delete(string entityName, Guid id) => throw Refusal;

        public OrganizationResponse Execute(OrganizationRequest request) => throw Refusal;

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw Refusal;

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw Refusal;

        public EntityCollection RetrieveMultiple(QueryBase query) => throw Refusal;
    }
}
