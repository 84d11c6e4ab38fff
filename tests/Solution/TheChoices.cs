using System.Xml.Linq;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Subscriptions;

namespace CrmPayments.Tests.Solution;

/// <summary>Choices that the code knows as enumerations have the same values.</summary>
public sealed class TheChoices
{
    [TestCase("cpay_gatewaytype", typeof(GatewayType))]
    [TestCase("cpay_declinereason", typeof(DeclineReason))]
    [TestCase("cpay_refundreason", typeof(RefundReason))]
    [TestCase("cpay_attemptoperation", typeof(AttemptOperation))]
    [TestCase("cpay_attemptoutcome", typeof(AttemptOutcome))]
    [TestCase("cpay_customerlanguage", typeof(CustomerLanguage))]
    [TestCase("cpay_declineclass", typeof(DeclineClass))]
    [TestCase("cpay_recoverykind", typeof(RecoveryKind))]
    [TestCase("cpay_segment", typeof(CustomerSegment))]
    [TestCase("cpay_recoveryaction", typeof(RecoveryAction))]
    [TestCase("cpay_offerkind", typeof(OfferKind))]
    [TestCase("cpay_channel", typeof(Channel))]
    [TestCase("cpay_messagekind", typeof(MessageKind))]
    [TestCase("cpay_taskkind", typeof(TaskKind))]
    public void Known_everywhere_equal_their_enumeration(string choice, Type enumeration) =>
        Assert.That(Values(Sources.Solution.Choices.Single(file => file.Attribute("Name") == choice).Root), Is.EqualTo(ValuesOf(enumeration)));

    [TestCase("cpay_alternativeoffer", "cpay_status", typeof(OfferStatus))]
    [TestCase("cpay_alternativeoffer", "cpay_linkstage", typeof(LinkStage))]
    [TestCase("cpay_paymentmethod", "cpay_verification", typeof(VerificationOutcome))]
    [TestCase("cpay_transaction", "cpay_status", typeof(ChargeStatus))]
    [TestCase("cpay_transaction", "cpay_initiator", typeof(ChargeInitiator))]
    [TestCase("cpay_transaction", "cpay_engine", typeof(ChargeEngine))]
    [TestCase("cpay_paymentmethod", "cpay_kind", typeof(PaymentMethodKind))]
    [TestCase("cpay_gateway", "cpay_mode", typeof(GatewayMode))]
    [TestCase("cpay_refund", "cpay_status", typeof(RefundStatus))]
    [TestCase("cpay_refund", "cpay_kind", typeof(RefundKind))]
    [TestCase("cpay_customermessage", "cpay_stage", typeof(CustomerStage))]
    [TestCase("cpay_recoverycase", "cpay_status", typeof(CaseStatus))]
    [TestCase("cpay_recoverycase", "cpay_outcome", typeof(CaseOutcome))]
    [TestCase("cpay_subscription", "cpay_status", typeof(SubscriptionStatus))]
    [TestCase("cpay_subscription", "cpay_interval", typeof(BillingInterval))]
    [TestCase("cpay_subscription", "cpay_engine", typeof(BillingEngine))]
    [TestCase("cpay_customermessage", "cpay_wording", typeof(MessageWording))]
    [TestCase("cpay_recoverytask", "cpay_setupproblem", typeof(SetupProblem))]
    [TestCase("cpay_recoverytask", "cpay_outcome", typeof(TaskOutcome))]
    [TestCase("cpay_recoverytask", "cpay_road", typeof(CaseOutcome))]
    [TestCase("cpay_recoverytask", "cpay_lastresult", typeof(ContactResult))]
    [TestCase("cpay_recoverytask", "cpay_stage", typeof(TaskStage))]
    [TestCase("cpay_recoverytask", "cpay_suggestedaction", typeof(SuggestedAction))]
    public void Of_one_column_equal_their_enumeration(string table, string column, Type enumeration)
    {
        var definition = Sources.Columns(Sources.Tables.Single(candidate => candidate.LogicalName == table)).Single(candidate => candidate.Element("LogicalName")!.Value == column);
        Assert.That(Values(definition.Element("optionset")!), Is.EqualTo(ValuesOf(enumeration)));
    }

    [Test]
    public void Start_at_the_publisher_s_own_values()
    {
        var prefix = Sources.Solution.Manifest.Descendants("CustomizationOptionValuePrefix").Single().Value;
        var values = Sources.Solution.Choices.SelectMany(choice => choice.Root.Descendants("option")).Select(option => option.Attribute("value")!.Value);
        Assert.That(values, Is.All.StartsWith(prefix).And.All.Length.EqualTo(9));
    }

    private static int[] Values(XElement choice) => [.. choice.Descendants("option").Select(option => (int)option.Attribute("value")!)];

    private static int[] ValuesOf(Type enumeration) => [.. Enum.GetValues(enumeration).Cast<int>()];
}
