using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>References by id or alternate key.</summary>
internal static class References
{
    /// <returns>The row's id. One given by id is not looked up.</returns>
    /// <exception cref="System.ServiceModel.FaultException">No row has the key (0x80060891), or there is no such key.</exception>
    public static Guid Resolve(MessageCall call, EntityReference reference)
    {
        call.Table(reference.LogicalName);
        return reference.KeyAttributes.Count == 0 || reference.Id != Guid.Empty
            ? reference.Id
            : call.Scope.Reader.FindByKey(reference.LogicalName, Plain(call, reference.LogicalName, reference.KeyAttributes))
                ?? throw DataverseFaults.NoRowWithKey(reference.LogicalName);
    }

    /// <summary>The key with the references inside it resolved to ids.</summary>
    public static KeyAttributeCollection Plain(MessageCall call, string table, KeyAttributeCollection key)
    {
        var plain = new KeyAttributeCollection();
        foreach (var (column, value) in key)
        {
            call.Table(table).Column(column);
            plain[column] = value is EntityReference reference ? new EntityReference(reference.LogicalName, Resolve(call, reference)) : value;
        }

        return plain;
    }
}
