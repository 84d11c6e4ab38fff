using System.Reflection;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Sdk;

/// <summary>A compiled plug-in names these assemblies; it runs only where they answer to those names.</summary>
public sealed class AssemblyIdentity
{
    [TestCase(typeof(Entity), "Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35")]
    [TestCase(typeof(WhoAmIRequest), "Microsoft.Crm.Sdk.Proxy, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35")]
    [TestCase(typeof(FaultException), "System.ServiceModel, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089")]
    public void Is_that_of_the_genuine_assembly(Type type, string name) =>
        Assert.That(type.Assembly.FullName, Is.EqualTo(name));

    [Test]
    public void Keeps_messages_and_rows_in_the_assemblies_that_plugins_bind_to() =>
        Assert.That(typeof(WhoAmIRequest).Assembly.GetReferencedAssemblies().Select(reference => reference.Name), Does.Contain("Microsoft.Xrm.Sdk"));

    [Test]
    public void Leaves_no_friends_behind() =>
        Assert.That(typeof(Entity).Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>(), Is.Empty);
}
