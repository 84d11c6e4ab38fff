using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Custom API: makes three rows in one ExecuteTransaction.</summary>
public sealed class AddThree : TestPlugin
{
    public AddThree()
        : base("")
    {
    }

    protected override void Run(Tools tools)
    {
        var requests = new OrganizationRequestCollection();
        requests.AddRange(Enumerable.Range(1, 3).Select(number => new CreateRequest { Target = new Entity(Account) { ["lab_name"] = "account " + number.ToString(CultureInfo.InvariantCulture) } }));
        tools.System.Execute(new ExecuteTransactionRequest { Requests = requests, ReturnResponses = true });
        tools.Trace.Trace("transaction: {0}", tools.Context.IsInTransaction);
        if (tools.Context.InputParameters.Contains("Fail") && (bool)tools.Context.InputParameters["Fail"])
        {
            throw new InvalidPluginExecutionException("Undone.");
        }
    }
}
