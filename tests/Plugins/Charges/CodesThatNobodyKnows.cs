using System.Runtime.CompilerServices;
using System.Xml.Linq;
using CrmPayments.Core.Declines;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>A code that no table of ours has: it is kept as it came, understood as nothing, and an administrator sees how many there are.</summary>
internal sealed class CodesThatNobodyKnows : ChargeTests
{
    private const string UnknownCodesView = "8d00cd6a-a82f-506f-ac59-fa197607a1cd";

    [TestCaseSource(nameof(Charging))]
    public async Task Are_kept_raw_and_counted_until_a_rule_explains_them(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        await World.FaultAsync(gateway, "charge", "decline", code: gateway.UnknownCode);
        debt.Retry();
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(2));
        var declined = debt.OnlyTry;
        Assert.Multiple(() =>
        {
            Assert.That(declined.GetAttributeValue<OptionSetValue>("cpay_declinereason")?.Value, Is.EqualTo((int)DeclineReason.Unrecognized));
            Assert.That(declined.GetAttributeValue<string>("cpay_gatewaycode"), Is.EqualTo(gateway.UnknownCode.Split('#')[0]));
            Assert.That(Seen(gateway), Is.EqualTo(new[] { declined.Id }));
            Assert.That(Told(gateway), Does.Contain("with a code that nobody has explained yet: 1."));
        });
    }

    [Test]
    public void Are_not_spoken_of_where_there_are_none() => Assert.That(Told(Stripe), Does.Not.Contain("explained"));

    private string Told(TestGateway gateway) => (string)World.Call("cpay_TestGateway", World.Dataverse.AdministratorId, ("GatewayId", gateway.Id))["Message"];

    /// <summary>What the view shows of a gateway.</summary>
    private IEnumerable<Guid> Seen(TestGateway gateway)
    {
        var fetch = XDocument.Load(View()).Descendants("fetch").Single().ToString();
        return World.System.RetrieveMultiple(new FetchExpression(fetch)).Entities.Where(row => row.GetAttributeValue<EntityReference>("cpay_gatewayid").Id == gateway.Id).Select(row => row.Id);
    }

    private static string View([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, $"../../../Solution/src/Entities/cpay_Transaction/SavedQueries/{{{UnknownCodesView}}}.xml");
}
