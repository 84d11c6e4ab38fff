using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class AskingTheCustomer : VerificationTests
{
    private const string Matched = "Matched";
    private const string NotMatched = "NotMatched";
    private static readonly (string, object?)[] Right = [("Email", " OLIVIA@fabrikam.example"), ("Phone", "206 555-0100")];
    private static readonly (string, object?)[] Wrong = [("Email", "olivia@fabrikam.example"), ("Phone", "206 555-0199")];

    [SetUp]
    public void KnowTheCustomer()
    {
        World.System.Update(new Entity("contact", World.Customer) { ["telephone2"] = "+1 (206) 555-0100", ["address1_postalcode"] = "98101" });
        var method = World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = "Visa",
            ["cpay_token"] = Guid.NewGuid().ToString("N"),
            ["cpay_lastfour"] = "4242",
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        });
        World.System.Update(new Entity("cpay_transaction", Charge.Id) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method) });
    }

    [Test]
    public void Is_demanded_above_an_amount()
    {
        var answer = Charge.Request(NeedsCheck);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("CustomerCheckRequired"));
            Assert.That(Charge.Refunds, Is.Empty);
        });
    }

    [Test]
    public void Lets_the_refund_pass_which_then_names_the_check()
    {
        var check = Check([.. Right, ("Channel", new OptionSetValue(192700000))]);
        var answer = Enter(NeedsCheck, CodeFor(NeedsCheck));
        Assert.Multiple(() =>
        {
            Assert.That(check["Outcome"], Is.EqualTo(Matched));
            Assert.That(check["Matched"], Is.EqualTo(new[] { "Email", "Phone" }));
            Assert.That(answer.Outcome, Is.EqualTo(Accepted));
            Assert.That(Charge.OnlyRefund.GetAttributeValue<EntityReference>("cpay_customercheckid").Id, Is.EqualTo(check["VerificationId"]));
        });
    }

    [Test]
    public void Records_what_was_asked_and_matched_and_how()
    {
        var check = Check([.. Right, ("LastFour", "4242"), ("PostalCode", "98101"), ("Channel", new OptionSetValue(192700001))]);
        var row = World.Rows("cpay_verification", "cpay_verificationid", check["VerificationId"]).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row["cpay_asked"], Is.EqualTo("LastFour, Email, Phone, PostalCode"));
            Assert.That(row["cpay_matched"], Is.EqualTo("LastFour, Email, Phone, PostalCode"));
            Assert.That(row.GetAttributeValue<OptionSetValue>("cpay_channel").Value, Is.EqualTo(192700001));
            Assert.That(row.GetAttributeValue<EntityReference>("cpay_userid").Id, Is.EqualTo(World.Agent));
            Assert.That(Charge.Attempts.Single()["subject"], Is.EqualTo("Customer check: succeeded"));
        });
    }

    [Test]
    public void Does_not_tell_which_answer_was_right_when_one_was_wrong()
    {
        var check = Check(Wrong);
        Assert.Multiple(() =>
        {
            Assert.That(check["Outcome"], Is.EqualTo(NotMatched));
            Assert.That(check.Contains("Matched") ? check["Matched"] : null, Is.Null);
            Assert.That(Verifications.Single()["cpay_matched"], Is.EqualTo("Email"), "the auditor may know");
            Assert.That(Charge.Request(NeedsCheck)["Outcome"], Is.EqualTo("CustomerCheckRequired"));
        });
    }

    [Test]
    public void Counts_for_half_an_hour()
    {
        PutPolicy(World.Agent, ("cpay_customercheckabove", 200m));
        Check(Right);
        World.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.That(Charge.Request(201m)["Outcome"], Is.EqualTo(StepUpRequired));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Charge.Request(201m)["Outcome"], Is.EqualTo("CustomerCheckRequired"));
    }

    [Test]
    public async Task Counts_for_one_user_and_one_charge()
    {
        PutPolicy(World.Approver, ("cpay_customercheckabove", 200m));
        var other = await World.ChargeAsync(Gateways[1], 1000m);
        Check(Right);
        Assert.Multiple(() =>
        {
            Assert.That(Charge.Request(NeedsCheck, World.Approver)["Outcome"], Is.EqualTo("CustomerCheckRequired"));
            Assert.That(other.Request(NeedsCheck)["Outcome"], Is.EqualTo("CustomerCheckRequired"));
        });
    }

    [Test]
    public void Takes_at_least_two_facts()
    {
        var check = Check(("Email", "olivia@fabrikam.example"));
        Assert.Multiple(() =>
        {
            Assert.That(check["Outcome"], Is.EqualTo(Denied));
            Assert.That(check["Message"], Is.EqualTo("Ask the customer for at least 2 facts."));
            Assert.That(Verifications, Is.Empty);
        });
    }

    [Test]
    public void Refuses_a_whole_card_number()
    {
        var check = Check(("LastFour", "4242424242424242"), ("Email", "olivia@fabrikam.example"));
        Assert.That((check["Outcome"], check["Message"]), Is.EqualTo(((object)Denied, (object)"Enter only the last four digits of the card or account.")));
    }

    [Test]
    public void Ends_for_a_while_after_five_failures_whoever_asks()
    {
        for (var failures = 0; failures < 5; failures++) CheckAs(failures % 2 == 0 ? World.Agent : World.Approver, Wrong);
        var refused = Check(Right);
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Multiple(() =>
        {
            Assert.That(refused["Outcome"], Is.EqualTo(Denied));
            Assert.That(refused["Message"], Is.EqualTo("Answers for this charge were wrong too often. The customer can be asked again in 60 minutes."));
            Assert.That(Check(Right)["Outcome"], Is.EqualTo(Matched));
        });
    }

    [Test]
    public void Compares_nothing_at_the_same_moment_beyond_the_five()
    {
        Parallel.For(0, 12, _ => Check(Wrong));
        Assert.That(Verifications, Has.Count.EqualTo(5));
    }

    [Test]
    public void Knows_a_company_as_well_as_a_person()
    {
        var company = World.System.Create(new Entity("account") { ["name"] = "Fabrikam", ["emailaddress1"] = "pay@fabrikam.example", ["telephone1"] = "+34 600 123 456" });
        World.System.Update(new Entity("cpay_transaction", Charge.Id) { ["cpay_customerid"] = new EntityReference("account", company), ["cpay_orderreference"] = "SO-77" });
        Assert.Multiple(() =>
        {
            Assert.That(Check(("Email", "pay@fabrikam.example"), ("OrderReference", "so 77"), ("Phone", "600123456"))["Outcome"], Is.EqualTo(Matched));
            Assert.That(Check(Right)["Outcome"], Is.EqualTo(NotMatched), "the person is another customer");
        });
    }

    [Test]
    public void Tells_when_too_little_is_known_and_counts_it_as_a_failure()
    {
        var check = Check(("Email", "olivia@fabrikam.example"), ("OrderReference", "SO-1"));
        Assert.That((check["Outcome"], check["Message"]), Is.EqualTo(((object)NotMatched, (object)"Too few of these facts are known here. Ask for others.")));
    }

    [Test]
    public void Is_denied_to_who_may_not_refund_the_charge() => Assert.That(CheckAs(World.WithoutRole, Right)["Outcome"], Is.EqualTo(Denied));
}
