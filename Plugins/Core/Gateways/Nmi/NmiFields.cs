namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>The fields of a request, in the order they are added.</summary>
internal sealed class NmiFields : List<KeyValuePair<string, string>>
{
    public void Add(string name, string value) => Add(new KeyValuePair<string, string>(name, value));
}
