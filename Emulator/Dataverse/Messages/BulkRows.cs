using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal static class BulkRows
{
    /// <exception cref="System.ServiceModel.FaultException">The rows are of several tables.</exception>
    public static DataCollection<Entity> Of(MessageCall call)
    {
        var targets = call.Required<EntityCollection>("Targets");
        return targets.Entities.Select(row => row.LogicalName).Distinct(StringComparer.Ordinal).Count() <= 1
            ? targets.Entities
            : throw DataverseFaults.InvalidArgument("All rows of a bulk request must be of one table.");
    }
}
