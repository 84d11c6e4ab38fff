using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>What stands in shared rows is written in the environment's own language: here in Spanish.</summary>
internal sealed class InTheEnvironmentsLanguage : RecoveryTests
{
    private const int Spanish = 3082;

    [SetUp]
    public void BeSpanish()
    {
        var organization = World.System.RetrieveMultiple(new QueryExpression("organization")).Entities.Single();
        World.System.Update(new Entity("organization", organization.Id) { ["languagecode"] = Spanish });
    }

    [Test]
    public void A_case_says_what_comes_next()
    {
        Fail();
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(TheCase.GetAttributeValue<string>("cpay_nextaction"), Does.Match("^(Próximo|Siguiente|Mensaje|Aviso)"));
    }

    [Test]
    public void A_task_says_why_it_was_made()
    {
        var subscription = Subscription(Method(), starts: Now.AddDays(1));
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_paymentmethodid"] = null });
        Live(TimeSpan.FromDays(2));
        Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("método de pago"));
    }
}
