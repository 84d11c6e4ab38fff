using System.Reflection;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Sdk;

/// <summary>Typed requests and responses are views over the untyped ones.</summary>
public sealed class Requests
{
    private static IEnumerable<Type> RequestTypes => Concrete(typeof(OrganizationRequest));

    private static IEnumerable<PropertyInfo> RequestProperties => RequestTypes.SelectMany(OwnProperties);

    private static IEnumerable<PropertyInfo> ResponseProperties => Concrete(typeof(OrganizationResponse)).SelectMany(OwnProperties);

    [TestCaseSource(nameof(RequestTypes))]
    public void Are_named_after_their_message(Type type) =>
        Assert.That(((OrganizationRequest)Activator.CreateInstance(type)!).RequestName + "Request", Is.EqualTo(type.Name));

    [TestCaseSource(nameof(RequestProperties))]
    public void Keep_every_property_as_the_parameter_of_its_name(PropertyInfo property)
    {
        var request = (OrganizationRequest)Activator.CreateInstance(property.DeclaringType!)!;
        var value = Sample(property.PropertyType);
        property.SetValue(request, value);
        Assert.Multiple(() =>
        {
            Assert.That(request[property.Name], Is.EqualTo(value));
            Assert.That(property.GetValue(request), Is.EqualTo(value));
        });
    }

    [TestCaseSource(nameof(ResponseProperties))]
    public void Are_answered_by_the_result_of_the_propertys_name(PropertyInfo property)
    {
        var response = (OrganizationResponse)Activator.CreateInstance(property.DeclaringType!)!;
        var value = Sample(property.PropertyType);
        response[property.Name] = value;
        Assert.That(property.GetValue(response), Is.EqualTo(value));
    }

    [TestCaseSource(nameof(ResponseProperties))]
    public void Are_answered_by_the_default_when_the_result_is_absent(PropertyInfo property)
    {
        var response = Activator.CreateInstance(property.DeclaringType!)!;
        var type = property.PropertyType;
        Assert.That(property.GetValue(response), Is.EqualTo(type.IsValueType ? Activator.CreateInstance(type) : null));
    }

    [Test]
    public void Hold_their_required_parameters_as_null_from_the_start() =>
        Assert.That(new UpdateRequest().Parameters, Is.EqualTo(new[] { new KeyValuePair<string, object?>("Target", null) }));

    [Test]
    public void Refuse_a_parameter_of_another_type()
    {
        var request = new CreateRequest { ["Target"] = 5 };
        Assert.That(() => request.Target, Throws.TypeOf<InvalidCastException>());
    }

    private static IEnumerable<Type> Concrete(Type parent) =>
        from type in typeof(Entity).Assembly.GetExportedTypes().Concat(typeof(WhoAmIRequest).Assembly.GetExportedTypes())
        where type.IsSubclassOf(parent)
        select type;

    private static PropertyInfo[] OwnProperties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    /// <summary>A value other than the type's default, as far as the type has one without arguments.</summary>
    private static object Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "x",
        var id when id == typeof(Guid) => Guid.NewGuid(),
        var number when number == typeof(int) => 7,
        var flag when flag == typeof(bool) => true,
        var query when query == typeof(QueryBase) => new FetchExpression(),
        { IsArray: true } array => Array.CreateInstance(array.GetElementType()!, 1),
        var other => Activator.CreateInstance(other)!,
    };
}
