using Microsoft.OData.Edm;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>Adds actions, functions, their response types and the query functions to a model.</summary>
internal sealed class EdmOperationBuilder(EdmModel model, EdmEntityContainer container, EdmEntityType baseEntity)
{
    private readonly EdmOperationTypes _types = new(model, baseEntity);

    public void Add(Operation operation)
    {
        var returns = ReturnTypeOf(operation);
        var isBound = operation.Binding != OperationBinding.Global;
        EdmOperation edm = operation.IsFunction
            ? new EdmFunction(EdmNames.Namespace, operation.Name, returns, isBound, entitySetPathExpression: null, isComposable: false)
            : new EdmAction(EdmNames.Namespace, operation.Name, returns, isBound, entitySetPathExpression: null);
        AddParameters(edm, operation);
        model.AddElement(edm);
        if (!isBound)
            Import(edm);
    }

    /// <summary>Query functions are bound to every table here, because only bound functions are resolved inside a filter.</summary>
    public void Add(QueryFunction function)
    {
        var edm = new EdmFunction(EdmNames.Namespace, function.Name, EdmCoreModel.Instance.GetBoolean(false), isBound: true, null, isComposable: false);
        edm.AddParameter("entity", new EdmEntityTypeReference(baseEntity, false));
        edm.AddParameter("PropertyName", EdmCoreModel.Instance.GetString(false));
        AddValues(edm, function.Values);
        model.AddElement(edm);
    }

    private static void AddValues(EdmFunction edm, QueryFunctionValues values)
    {
        if (values == QueryFunctionValues.One)
            edm.AddParameter("PropertyValue", EdmCoreModel.Instance.GetString(false));
        else if (values == QueryFunctionValues.Count)
            edm.AddParameter("PropertyValue", EdmCoreModel.Instance.GetInt64(false));
        else if (values == QueryFunctionValues.Many)
            edm.AddParameter("PropertyValues", EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(true)));
    }

    private void Import(EdmOperation edm)
    {
        if (edm is EdmFunction function)
            container.AddFunctionImport(function.Name, function);
        else
            container.AddActionImport(edm.Name, (EdmAction)edm);
    }

    private void AddParameters(EdmOperation edm, Operation operation)
    {
        if (operation.Binding != OperationBinding.Global)
            AddBindingParameter(edm, operation);
        foreach (var parameter in operation.Parameters.OrderBy(each => each.IsOptional))
        {
            var type = _types.TypeOf(parameter, isNullable: parameter.IsOptional);
            if (parameter.IsOptional && operation.IsFunction)
                edm.AddOptionalParameter(parameter.Name, type);
            else
                edm.AddParameter(parameter.Name, type);
        }
    }

    private void AddBindingParameter(EdmOperation edm, Operation operation)
    {
        var row = _types.Entity(operation.BoundTable, isNullable: false);
        if (operation.Binding == OperationBinding.Row)
            edm.AddParameter("entity", row);
        else
            edm.AddParameter("entityset", EdmCoreModel.GetCollection(row));
    }

    private IEdmTypeReference? ReturnTypeOf(Operation operation)
    {
        if (operation.BareResult is { } bare)
            return _types.TypeOf(bare, isNullable: false);
        if (operation.Properties.Count == 0 && !operation.IsFunction)
            return null;
        var response = new EdmComplexType(EdmNames.Namespace, operation.Name + "Response");
        foreach (var property in operation.Properties)
            response.AddStructuralProperty(property.Name, _types.TypeOf(property, isNullable: true));
        model.AddElement(response);
        return new EdmComplexTypeReference(response, isNullable: false);
    }
}
