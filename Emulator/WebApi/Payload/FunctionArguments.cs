using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Query;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Reads the parameters of a function from its URL, aliases resolved.</summary>
internal sealed class FunctionArguments(OperationReader reader, IDictionary<string, SingleValueNode> aliases, Func<string, string?> aliasText)
{
    public ParameterCollection Read(Operation operation, IReadOnlyList<OperationSegmentParameter> arguments)
    {
        var parameters = new ParameterCollection();
        foreach (var argument in arguments)
        {
            var parameter = operation.FindParameter(argument.Name)!;
            if (Read(operation, parameter, argument.Value) is { } value)
                parameters[parameter.Name] = value;
        }
        return parameters;
    }

    private object? Read(Operation operation, OperationParameter parameter, object argument)
    {
        if (parameter.Type is OperationValueType.EntityReference or OperationValueType.Entity or OperationValueType.PagingInfo)
            return reader.Read(operation, parameter, Json(operation, parameter, argument));
        var value = argument is SingleValueNode node ? Nodes.Unwrap(node, aliases) is ConstantNode constant ? constant.Value : null : argument;
        return value switch
        {
            null => null,
            ODataEnumValue choice => Enumeration(parameter, choice),
            ODataCollectionValue many => reader.Read(operation, parameter, new JArray(many.Items)),
            DateTimeOffset time => time.UtcDateTime,
            _ => reader.Read(operation, parameter, Token(value)),
        };
    }

    private static JToken Token(object value) => value switch
    {
        Guid id => ValueWriter.Id(id),
        int or long or decimal or double or float => new JValue(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => JToken.FromObject(value),
    };

    private static object Enumeration(OperationParameter parameter, ODataEnumValue choice) => parameter.Type switch
    {
        OperationValueType.EndpointAccessType => Enum.Parse<Microsoft.Xrm.Sdk.Organization.EndpointAccessType>(choice.Value),
        _ => throw WebApiException.NotEmulated($"The enumeration of parameter '{parameter.Name}'"),
    };

    /// <summary>A row or a page in a URL is written as JSON, e.g. <c>@t={'@odata.id':'contacts(…)'}</c>; its quotes may be single ones.</summary>
    private JObject Json(Operation operation, OperationParameter parameter, object argument)
    {
        var text = argument switch
        {
            ParameterAliasNode alias => aliasText(alias.Alias),
            ConvertNode { Source: ParameterAliasNode alias } => aliasText(alias.Alias),
            ConstantNode constant => constant.LiteralText,
            _ => null,
        };
        try
        {
            return JObject.Parse(text ?? "");
        }
        catch (Newtonsoft.Json.JsonException)
        {
            throw WebApiException.BadPayload(operation.Name, $"Parameter '{parameter.Name}' must be an object such as {{'@odata.id':'contacts(<id>)'}}.");
        }
    }
}
