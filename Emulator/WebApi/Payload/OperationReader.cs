using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Reads the parameters of an action from its JSON body.</summary>
internal sealed class OperationReader(WebApiModel model, ReferenceReader references)
{
    private readonly RowReader _rows = new(model, references);

    /// <param name="operation">The action.</param>
    /// <param name="collection">The table whose collection it is bound to, or null.</param>
    /// <param name="json">The body.</param>
    /// <returns>Only the parameters that were sent; null ones are left out, as if not sent.</returns>
    /// <exception cref="WebApiException">400: a parameter the action has not, or a value of another type.</exception>
    public ParameterCollection Read(Operation operation, TableMetadata? collection, JObject json)
    {
        var parameters = new ParameterCollection();
        foreach (var property in json.Properties().Where(each => !each.Name.Contains('@', StringComparison.Ordinal)))
        {
            var parameter = operation.FindParameter(property.Name) ?? throw Unknown(operation, property.Name);
            if (property.Value.Type != JTokenType.Null)
                parameters[parameter.Name] = Read(operation, parameter with { Table = parameter.Table ?? collection?.LogicalName }, property.Value);
        }
        return parameters;
    }

    /// <summary>One value, as it stands in a body or in a function's JSON literal.</summary>
    public object Read(Operation operation, OperationParameter parameter, JToken value)
    {
        try
        {
            return Read(parameter, value);
        }
        catch (FormatException failure)
        {
            throw WebApiException.BadPayload(operation.Name, $"Parameter '{parameter.Name}': {failure.Message}");
        }
    }

    private object Read(OperationParameter parameter, JToken value) => parameter.Type switch
    {
        OperationValueType.Boolean => ValueReader.Boolean(value),
        OperationValueType.DateTime => ValueReader.Time(value),
        OperationValueType.Decimal => ValueReader.Number(value, "Edm.Decimal"),
        OperationValueType.Money => new Money(ValueReader.Number(value, "Edm.Decimal")),
        OperationValueType.Float => (double)ValueReader.Number(value, "Edm.Double"),
        OperationValueType.Integer => ValueReader.Integer(value),
        OperationValueType.Picklist => new OptionSetValue(ValueReader.Integer(value)),
        OperationValueType.String => ValueReader.Text(value),
        OperationValueType.Guid => ValueReader.Id(value),
        OperationValueType.StringArray => Items(value).Select(ValueReader.Text).ToArray(),
        OperationValueType.GuidArray => Items(value).Select(ValueReader.Id).ToArray(),
        OperationValueType.Entity => Row(parameter.Table, Object(value)),
        OperationValueType.EntityReference => Reference(parameter.Table, Object(value)),
        OperationValueType.EntityCollection => Rows(parameter.Table, value),
        OperationValueType.PrincipalAccess => Access(Object(value)),
        OperationValueType.PagingInfo => Paging(Object(value)),
        _ => throw new FormatException($"{parameter.Type} cannot be sent."),
    };

    private EntityCollection Rows(string? table, JToken value)
    {
        var rows = Items(value).Select(each => Row(table, Object(each))).ToList();
        return new EntityCollection(rows) { EntityName = table ?? rows.FirstOrDefault()?.LogicalName };
    }

    private Entity Row(string? table, JObject json) => _rows.Read(TableOf(table, json), json);

    /// <summary>Either <c>{"@odata.id": uri}</c>, or the row's type and primary key.</summary>
    private EntityReference Reference(string? declared, JObject json)
    {
        if (json[AnnotationNames.Id] is { } uri)
            return references.Read(ValueReader.Text(uri));
        var table = TableOf(declared, json);
        return json[table.PrimaryIdColumn] is { } id
            ? new EntityReference(table.LogicalName, ValueReader.Id(id))
            : throw new FormatException($"A reference needs its '{table.PrimaryIdColumn}' or '@odata.id'.");
    }

    private static PagingInfo Paging(JObject json) => new()
    {
        PageNumber = json["PageNumber"] is { } number ? ValueReader.Integer(number) : 1,
        Count = json["Count"] is { } count ? ValueReader.Integer(count) : 0,
        ReturnTotalRecordCount = json["ReturnTotalRecordCount"] is { } total && ValueReader.Boolean(total),
    };

    private PrincipalAccess Access(JObject json)
    {
        var mask = ValueReader.Text(json["AccessMask"] ?? throw new FormatException("'AccessMask' is missing."));
        var principal = Object(json["Principal"] ?? throw new FormatException("'Principal' is missing."));
        return Enum.TryParse<AccessRights>(mask, out var rights)
            ? new PrincipalAccess { AccessMask = rights, Principal = Reference(null, principal) }
            : throw new FormatException($"'{mask}' is not a list of access rights.");
    }

    private TableMetadata TableOf(string? declared, JObject json)
    {
        var name = json[AnnotationNames.Type]?.ToString().TrimStart('#').Split('.')[^1] ?? declared;
        return model.Organization.Tables.GetValueOrDefault(name ?? "") ?? throw new FormatException("'@odata.type' must name a table, such as \"Microsoft.Dynamics.CRM.contact\".");
    }

    private static JObject Object(JToken value) => value as JObject ?? throw new FormatException("A JSON object is expected.");

    private static JArray Items(JToken value) => value as JArray ?? throw new FormatException("A JSON array is expected.");

    private static WebApiException Unknown(Operation operation, string name) => WebApiException.BadPayload(
        operation.Name, $"Microsoft.OData.ODataException: The parameter '{name}' in the request payload is not a valid parameter for the operation '{operation.Name}'.");
}
