using System;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Custom API: adds one to the balance; with Locked it takes the row's lock before it reads.</summary>
public sealed class AddOne : TestPlugin
{
    public AddOne()
        : base("")
    {
    }

    protected override void Run(Tools tools)
    {
        var id = (Guid)tools.Context.InputParameters["AccountId"];
        if (tools.Context.InputParameters.Contains("Locked") && (bool)tools.Context.InputParameters["Locked"])
        {
            tools.System.Update(new Entity(Account, id) { ["lab_lock"] = Guid.NewGuid().ToString() });
        }

        var balance = tools.System.Retrieve(Account, id, new ColumnSet("lab_balance")).GetAttributeValue<int>("lab_balance") + 1;
        tools.System.Update(new Entity(Account, id) { ["lab_balance"] = balance });
        tools.Context.OutputParameters["Balance"] = balance;
    }
}
