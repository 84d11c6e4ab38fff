using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace NetFrameworkPlugin;

/// <summary>Names a type of each assembly that a plug-in binds to: asks who it is, and passes a fault on as its own refusal.</summary>
public sealed class RefuseWithFault : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory));
        try
        {
            factory.CreateOrganizationService(null).Execute(new WhoAmIRequest());
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            throw new InvalidPluginExecutionException(OperationStatus.Failed, fault.Detail.ErrorCode, fault.Message);
        }
    }
}
