using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Swallows the fault of a service call and then does what its configuration says: return, continue, insist; or lets ExecuteMultiple swallow it.</summary>
public sealed class Swallow : TestPlugin
{
    public Swallow(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        if (Configuration == "multiple")
        {
            Multiple(tools);
            return;
        }

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

    /// <summary>ExecuteMultiple reports the fault of its item instead of throwing it.</summary>
    private static void Multiple(Tools tools)
    {
        var missing = new RetrieveRequest { Target = new EntityReference(Account, Guid.NewGuid()), ColumnSet = new ColumnSet(true) };
        tools.Service.Execute(new ExecuteMultipleRequest
        {
            Requests = new OrganizationRequestCollection { missing },
            Settings = new ExecuteMultipleSettings { ContinueOnError = true },
        });
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
