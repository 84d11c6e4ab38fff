using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Swallows the fault of a service call and then does what its configuration says: return, continue, insist.</summary>
public sealed class Swallow : TestPlugin
{
    public Swallow(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        Try(() => tools.Service.Retrieve(Account, Guid.NewGuid(), new ColumnSet(true)));
        if (Configuration == "continue")
        {
            tools.Write("after the fault");
        }
        else if (Configuration == "insist")
        {
            Try(() => tools.Write("first"));
            tools.Write("second");
        }
    }

    private static void Try(Action call)
    {
        try
        {
            call();
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            // The mistake this class is here for.
        }
    }
}
