namespace Microsoft.Xrm.Sdk;

public interface IOrganizationServiceFactory
{
    /// <summary>An id: as that user; the empty id: as the step's user; null: as SYSTEM.</summary>
    IOrganizationService CreateOrganizationService(Guid? userId);
}
