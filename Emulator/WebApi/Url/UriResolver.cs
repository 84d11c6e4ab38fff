using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace CrmPayments.Emulator.WebApi.Url;

/// <summary>As the platform: rows are found by alternate keys too, ids may be compared in quotes, and functions take an enum member's bare name.</summary>
internal sealed class UriResolver(IEdmModel model) : ODataUriResolver
{
    private readonly AlternateKeysODataUriResolver _keys = new(model);
    private readonly StringAsEnumResolver _enums = new();

    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(
        IEdmEntityType type, IDictionary<string, string> namedValues, Func<IEdmTypeReference, string, object> convertFunc) =>
        _keys.ResolveKeys(type, namedValues, convertFunc);

    public override IDictionary<IEdmOperationParameter, SingleValueNode> ResolveOperationParameters(
        IEdmOperation operation, IDictionary<string, SingleValueNode> input) => _enums.ResolveOperationParameters(operation, input);

    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode, out IEdmTypeReference typeReference)
    {
        leftNode = Unquoted(leftNode, rightNode);
        rightNode = Unquoted(rightNode, leftNode);
        base.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
    }

    private static SingleValueNode Unquoted(SingleValueNode node, SingleValueNode other) =>
        node is ConstantNode { Value: string text } && other.TypeReference?.IsGuid() == true && Guid.TryParse(text, out var id)
            ? new ConstantNode(id, text, EdmCoreModel.Instance.GetGuid(false))
            : node;
}
