namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>The members of a JSON object in the order they are added, which is the order they are written in.</summary>
internal sealed class Members : List<KeyValuePair<string, object?>>
{
    public void Add(string name, object? value) => Add(new KeyValuePair<string, object?>(name, value));
}
