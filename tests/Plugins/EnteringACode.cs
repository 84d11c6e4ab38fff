using System.Collections.Concurrent;
using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins;

internal sealed class EnteringACode : VerificationTests
{
    private const int Used = 1, Locked = 2, Superseded = 3, Expired = 6;

    [Test]
    public void Is_not_needed_for_a_small_amount()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Charge.Request(100m)["Outcome"], Is.EqualTo(Accepted));
            Assert.That(Ask(100m)["Outcome"], Is.EqualTo("NotNeeded"));
            Assert.That(Verifications, Is.Empty);
        });
    }

    [Test]
    public void Is_demanded_above_and_nothing_is_recorded_before()
    {
        var answer = Charge.Request(NeedsCode);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(StepUpRequired));
            Assert.That(answer["Message"], Does.Contain("code"));
            Assert.That(Charge.Refunds, Is.Empty);
            Assert.That(Charge.Refundable, Is.EqualTo(1000m));
        });
    }

    [Test]
    public void Lets_the_refund_pass_which_then_names_it()
    {
        var code = CodeFor(NeedsCode);
        var answer = Charge.Request(NeedsCode, code: code);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(CheckingCode));
            Assert.That(answer["Message"], Does.Contain("is being checked"));
            Assert.That(Charge.OnlyRefund.GetAttributeValue<EntityReference>("cpay_stepupid").Id, Is.EqualTo(Verifications.Single().Id));
            Assert.That(Charge.Refunded, Is.EqualTo(NeedsCode));
        });
    }

    [Test]
    public void Works_for_all_that_is_left_when_no_amount_is_given()
    {
        var charge = World.ChargeAsync(Gateways[1], NeedsCode).GetAwaiter().GetResult();
        Assert.That(Enter(null, CodeFor(null, charge: charge), charge: charge).Outcome, Is.EqualTo(Accepted));
    }

    [Test]
    public void Works_as_people_type_it()
    {
        var code = CodeFor(NeedsCode);
        Assert.That(Enter(NeedsCode, $" {code[..3]} {code[3..]} ").Outcome, Is.EqualTo(Accepted));
    }

    [Test]
    public void Goes_to_the_user_alone_in_their_language()
    {
        World.System.Update(new Entity("usersettings", World.Agent) { ["uilanguageid"] = 3082 });
        var answer = Ask(NeedsCode);
        World.RunJobs();
        var mail = World.Dataverse.Outbox.List().Single();
        Assert.Multiple(() =>
        {
            Assert.That(mail.To, Is.EqualTo(new[] { "agent@contoso.example" }));
            Assert.That(mail.From, Is.EqualTo("payments@contoso.example"));
            Assert.That(mail.Cc.Concat(mail.Bcc), Is.Empty);
            Assert.That(mail.Regarding, Is.Null);
            Assert.That(mail.Subject, Is.EqualTo("Su código para un reembolso"));
            Assert.That(mail.Body, Does.Contain("150,00").And.Contain((string)Charge.Row["cpay_name"]).And.Not.Contain("{{"));
            Assert.That(answer["ExpiresOn"], Is.EqualTo(World.Clock.GetUtcNow().UtcDateTime.AddMinutes(5)));
        });
    }

    [Test]
    public async Task Is_sent_for_what_the_gateway_can_no_longer_give_back_and_is_paid_another_way()
    {
        var charge = await World.ChargeAsync(Gateways.Single(gateway => gateway.Type == GatewayType.AuthorizeNet), 1000m);
        World.Clock.Advance(TimeSpan.FromDays(200));
        (string, object?) transfer = ("PayOut", new OptionSetValue((int)PayOut.BankTransfer));
        Assert.That(charge.Request(NeedsCode, more: [transfer])["Outcome"], Is.EqualTo(StepUpRequired));
        Assert.That(Enter(NeedsCode, CodeFor(NeedsCode, charge: charge), null, charge, transfer).Outcome, Is.EqualTo("AwaitingApproval"));
    }

    [Test]
    public void Is_denied_like_the_refund_would_be()
    {
        var answer = Ask(1000.01m);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Denied));
            Assert.That(answer["Message"], Is.EqualTo(Charge.Request(1000.01m)["Message"]));
            Assert.That(Ask(NeedsCode, World.WithoutRole)["Outcome"], Is.EqualTo(Denied));
            World.RunJobs();
            Assert.That(World.Dataverse.Outbox.List(), Is.Empty, "no mail");
        });
    }

    [Test]
    public void Cannot_be_sent_without_an_address()
    {
        World.System.Update(new Entity("systemuser", World.Agent) { ["internalemailaddress"] = null });
        Assert.That(Ask(NeedsCode)["Message"], Does.StartWith("Your user has no email address"));
    }

    [Test]
    public void Counts_wrong_ones_and_says_how_many_are_left()
    {
        var code = CodeFor(NeedsCode);
        var answer = Enter(NeedsCode, Not(code));
        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo(new Entered(StepUpRequired, "The code is wrong. Tries left: 4.")));
            Assert.That(Verifications.Single()["cpay_tries"], Is.EqualTo(1));
            Assert.That(Charge.Attempts.Select(attempt => attempt["description"]), Has.Member("The code is wrong. Tries left: 4."));
            Assert.That(Enter(NeedsCode, code).Outcome, Is.EqualTo(Accepted));
        });
    }

    [Test]
    public void Locks_after_five_wrong_ones()
    {
        var code = CodeFor(NeedsCode);
        var answers = Enumerable.Range(0, 5).Select(_ => Enter(NeedsCode, Not(code)).Message).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answers.Take(4), Is.EqualTo(new[] { 4, 3, 2, 1 }.Select(left => $"The code is wrong. Tries left: {left}.")));
            Assert.That(answers[4], Does.StartWith("Too many wrong codes"));
            Assert.That(Enter(NeedsCode, code).Message, Is.EqualTo(answers[4]), "the right one comes too late");
            Assert.That(StatusOf(Verifications.Single()), Is.EqualTo(Locked));
            Assert.That(Charge.Refunds.Select(TestCharge.StatusOf), Is.All.EqualTo(RefundStatus.Cancelled));
            Assert.That(Charge.Refundable, Is.EqualTo(1000m), "nothing is held back");
        });
    }

    [Test]
    public void Leaves_at_most_25_guesses_an_hour()
    {
        var guesses = 0;
        for (var minute = 0; minute < 59; minute++)
        {
            if ((string)Ask(NeedsCode)["Outcome"] == Sent) while (Enter(NeedsCode, "000000").Message.StartsWith("The code is wrong", StringComparison.Ordinal)) guesses++;
            World.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(guesses, Is.LessThanOrEqualTo(20), "five codes, the fifth wrong one of each locks");
    }

    [Test]
    public async Task Is_sent_fifteen_times_an_hour_for_all_charges_together()
    {
        for (var charges = 0; charges < 3; charges++)
        {
            var charge = await World.ChargeAsync(Gateways[1], NeedsCode);
            for (var codes = 0; codes < 5; codes++, World.Clock.Advance(TimeSpan.FromSeconds(30)))
                Assert.That(Ask(NeedsCode, charge: charge)["Outcome"], Is.EqualTo(Sent));
        }

        Assert.That(Ask(NeedsCode)["Message"], Does.StartWith("Too many codes were asked for. Another one can be sent in 53 minutes"));
        World.Clock.Advance(TimeSpan.FromMinutes(53));
        Assert.That(Ask(NeedsCode)["Outcome"], Is.EqualTo(Sent));
    }

    [Test]
    public void Ends_after_five_minutes()
    {
        var code = CodeFor(NeedsCode);
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(Enter(NeedsCode, code).Message, Is.EqualTo("The code has expired. Ask for a new one."));
    }

    [Test]
    public void Works_in_the_last_second()
    {
        var code = CodeFor(NeedsCode);
        World.Clock.Advance(TimeSpan.FromSeconds(299));
        Assert.That(Enter(NeedsCode, code).Outcome, Is.EqualTo(Accepted));
    }

    [Test]
    public void Works_once()
    {
        var code = CodeFor(NeedsCode);
        Charge.Request(NeedsCode, code: code);
        Assert.Multiple(() =>
        {
            Assert.That(Enter(NeedsCode, code).Message, Is.EqualTo("The code was already used. Ask for a new one."));
            Assert.That(Charge.Refunds, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Works_once_however_many_try_at_the_same_moment()
    {
        var code = CodeFor(NeedsCode);
        var outcomes = new ConcurrentBag<object>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 12), new ParallelOptions { MaxDegreeOfParallelism = 6 }, (_, _) =>
        {
            outcomes.Add(Charge.Request(NeedsCode, code: code)["Outcome"]);
            return ValueTask.CompletedTask;
        });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Count(outcome => (string)outcome == CheckingCode), Is.EqualTo(1));
            Assert.That(Charge.Refunds, Has.Count.EqualTo(1));
            Assert.That(Charge.Refundable, Is.EqualTo(1000m - NeedsCode));
        });
    }

    [Test]
    public void Tells_nothing_to_a_client_that_takes_its_request_back()
    {
        var code = CodeFor(NeedsCode);
        var guesses = Enumerable.Range(0, 20).Select(_ => TakenBack(Not(code))).Append(TakenBack(code)).ToList();
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(guesses, Is.All.EqualTo(2), "right or wrong, it looks the same");
            Assert.That(Charge.Refunds, Is.Empty);
            Assert.That(Enter(NeedsCode, code).Outcome, Is.EqualTo(Accepted));
        });
    }

    [Test]
    public void Is_compared_one_try_at_a_time_whoever_asks_in_parallel()
    {
        var code = CodeFor(NeedsCode);
        var answers = Enumerable.Range(0, 10).Select(_ => (string)Charge.Request(NeedsCode, code: Not(code))["Outcome"]).ToList();
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(outcome => outcome == CheckingCode), Is.EqualTo(1));
            Assert.That(Verifications.Single()["cpay_tries"], Is.EqualTo(1));
        });
    }

    [Test]
    public void May_be_typed_again_in_the_same_request_after_a_wrong_one()
    {
        var code = CodeFor(NeedsCode);
        Charge.Request(NeedsCode, key: "one-dialog", code: Not(code));
        var meanwhile = Charge.Request(NeedsCode, key: "one-dialog", code: Not(code));
        World.RunJobs();
        var right = Charge.Request(NeedsCode, key: "one-dialog", code: code);
        World.RunJobs();
        var again = Charge.Request(NeedsCode, key: "one-dialog", code: code);
        Assert.Multiple(() =>
        {
            Assert.That(meanwhile["Outcome"], Is.EqualTo("Duplicate"), "it is the same request, and is being checked");
            Assert.That(Verifications.Single()["cpay_tries"], Is.EqualTo(1));
            Assert.That((right["Outcome"], again["Outcome"]), Is.EqualTo(((object)CheckingCode, (object)"Duplicate")));
            Assert.That(again["RefundId"], Is.EqualTo(right["RefundId"]));
            Assert.That(Charge.Refunded, Is.EqualTo(NeedsCode));
        });
    }

    [Test]
    public void Counts_if_it_was_entered_in_time_however_late_it_is_compared()
    {
        var code = CodeFor(NeedsCode);
        World.Clock.Advance(TimeSpan.FromSeconds(299));
        Charge.Request(NeedsCode, code: code);
        World.Clock.Advance(TimeSpan.FromMinutes(2));
        World.RunJobs();
        Assert.That(Charge.Refunded, Is.EqualTo(NeedsCode));
    }

    [Test]
    public void Is_not_compared_for_a_request_that_was_cancelled_meanwhile()
    {
        var code = CodeFor(NeedsCode);
        var refund = Charge.Request(NeedsCode, code: Not(code))["RefundId"];
        World.Call("cpay_CancelRefund", World.Agent, ("RefundId", refund), ("Comment", "Not after all"));
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Charge.Attempts.Select(attempt => attempt.GetAttributeValue<string>("description")), Has.None.Contains("wrong"));
            Assert.That(Charge.Refundable, Is.EqualTo(1000m));
        });
    }

    [Test]
    public void Tells_the_customer_nothing_of_a_wrong_one()
    {
        var code = CodeFor(NeedsCode);
        Enter(NeedsCode, Not(code), null, null, ("NotifyCustomer", true));
        World.RunJobs();
        Assert.That(World.Dataverse.Outbox.List(), Has.Count.EqualTo(1), "the mail with the code");
    }

    /// <summary>A client's own transaction: the request, a look at the refund that came of it, and something that fails in any case.</summary>
    /// <returns>Which of the three failed: all that the client learns.</returns>
    private int TakenBack(string code)
    {
        var key = Guid.NewGuid().ToString("N");
        var request = new OrganizationRequest("cpay_RequestRefund")
        {
            ["TransactionId"] = Charge.Id,
            ["Amount"] = NeedsCode,
            ["Reason"] = new OptionSetValue(192700005),
            ["IdempotencyKey"] = key,
            ["StepUpCode"] = code,
            ["ConfirmDuplicate"] = true,
        };
        var look = new RetrieveRequest { Target = new EntityReference("cpay_refund", "cpay_idempotencykey", key), ColumnSet = new ColumnSet("cpay_status") };
        var fail = new RetrieveRequest { Target = new EntityReference("contact", Guid.NewGuid()), ColumnSet = new ColumnSet() };
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => World.Dataverse.As(World.Agent).Execute(new ExecuteTransactionRequest { Requests = [request, look, fail] }));
        return ((ExecuteTransactionFault)fault!.Detail).FaultedRequestIndex;
    }

    [Test]
    public void Is_for_one_amount()
    {
        var code = CodeFor(NeedsCode);
        Assert.Multiple(() =>
        {
            Assert.That(Enter(NeedsCode + 0.01m, code).Message, Is.EqualTo("The code is for 150.00\u00A0USD. Another amount needs a new code."));
            Assert.That(Verifications.Single()["cpay_tries"], Is.Zero);
        });
    }

    [Test]
    public async Task Is_for_one_charge()
    {
        var other = await World.ChargeAsync(Gateways[1], 1000m);
        var code = CodeFor(NeedsCode);
        Assert.That(Enter(NeedsCode, code, charge: other).Message, Does.StartWith("You were sent no code"));
    }

    [Test]
    public void Is_for_one_user()
    {
        PutPolicy(World.Approver, ("cpay_stepupabove", 100m));
        var code = CodeFor(NeedsCode);
        Assert.Multiple(() =>
        {
            Assert.That(Enter(NeedsCode, code, World.Approver).Message, Does.StartWith("You were sent no code"));
            Assert.That(Verifications.Single()["cpay_tries"], Is.Zero, "nobody uses up another's tries");
        });
    }

    [Test]
    public void Takes_the_place_of_the_one_before()
    {
        var first = CodeFor(NeedsCode);
        World.Clock.Advance(TimeSpan.FromSeconds(31));
        var second = CodeFor(NeedsCode);
        Assert.Multiple(() =>
        {
            if (first != second) Assert.That(Enter(NeedsCode, first).Outcome, Is.EqualTo(StepUpRequired));
            Assert.That(Enter(NeedsCode, second).Outcome, Is.EqualTo(Accepted));
            Assert.That(Verifications.Select(StatusOf), Is.EquivalentTo(new[] { Superseded, 0 }));
        });
    }

    [Test]
    public void Is_not_sent_again_at_once_nor_all_the_time()
    {
        CodeFor(NeedsCode);
        Assert.That(Ask(NeedsCode)["Message"], Is.EqualTo("Another code can be sent in 30 seconds."));
        for (var sent = 1; sent < 5; sent++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            CodeFor(NeedsCode);
        }

        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Multiple(() =>
        {
            Assert.That(Ask(NeedsCode)["Message"], Does.StartWith("Too many codes were asked for. Another one can be sent in 55 minutes"));
            Assert.That(Verifications, Has.Count.EqualTo(5));
        });
        World.Clock.Advance(TimeSpan.FromMinutes(55));
        Assert.That(Ask(NeedsCode)["Outcome"], Is.EqualTo(Sent));
    }

    [Test]
    public void Is_sent_once_however_many_ask_at_the_same_moment()
    {
        Parallel.For(0, 8, _ => Ask(NeedsCode));
        Assert.That(Verifications, Has.Count.EqualTo(1));
    }

    [Test]
    public void Counts_no_refund_twice_because_several_codes_were_sent()
    {
        Charge.Request(10m);
        Charge.Request(20m);
        CodeFor(NeedsCode);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Charge.Request(NeedsCode, code: CodeFor(NeedsCode));
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Charge.Refunded, Is.EqualTo(30m + NeedsCode));
            Assert.That(Charge.Refundable, Is.EqualTo(970m - NeedsCode));
        });
    }

    [Test]
    public void Is_demanded_beside_approval_too()
    {
        PutPolicy(World.Agent, ("cpay_stepupabove", 100m), ("cpay_approvalabove", 100m));
        Assert.Multiple(() =>
        {
            Assert.That(Charge.Request(NeedsCode)["Outcome"], Is.EqualTo(StepUpRequired));
            Assert.That(Enter(NeedsCode, CodeFor(NeedsCode)).Outcome, Is.EqualTo("AwaitingApproval"));
        });
    }

    [Test]
    public void Is_on_the_timeline_without_the_code()
    {
        var code = CodeFor(NeedsCode);
        var attempt = Charge.Attempts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(attempt["subject"], Is.EqualTo("Code for a refund, 150.00\u00A0USD: accepted"));
            Assert.That(attempt.Attributes.Values.OfType<string>(), Has.None.Contains(code));
        });
    }

    [TestCase(false, Expired)]
    [TestCase(true, Used)]
    public void Is_closed_by_due_work_when_its_time_is_over(bool use, int status)
    {
        var code = CodeFor(NeedsCode);
        if (use) Charge.Request(NeedsCode, code: code);
        World.Pass(TimeSpan.FromMinutes(4));
        Assert.That(World.Rows("email", "directioncode", true), Has.Count.EqualTo(1), "it lives");
        World.Pass(TimeSpan.FromMinutes(1));
        var closed = Verifications.Single();
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(closed), Is.EqualTo(status));
            Assert.That(closed.Contains("cpay_codehash"), Is.False);
            Assert.That(closed.Contains("cpay_emailid"), Is.False);
            Assert.That(closed.Contains("cpay_closeon"), Is.False);
            Assert.That(World.Rows("email", "directioncode", true), Is.Empty);
            Assert.That(Enter(NeedsCode, code).Outcome, Is.EqualTo(StepUpRequired));
        });
    }

    [Test]
    public void Shows_its_hash_to_no_role_of_ours()
    {
        CodeFor(NeedsCode);
        var seen = World.Dataverse.As(World.AddUser("head@contoso.example", 3)).Retrieve("cpay_verification", Verifications.Single().Id, new ColumnSet(true));
        Assert.Multiple(() =>
        {
            Assert.That(Verifications.Single().Contains("cpay_codehash"), "there is one");
            Assert.That(seen.Contains("cpay_codehash"), Is.False);
        });
    }

    [Test]
    public void Needs_nobody_to_write_verifications_by_hand()
    {
        CodeFor(NeedsCode);
        var again = new Entity("cpay_verification", Verifications.Single().Id) { ["cpay_tries"] = 0 };
        Assert.That(() => World.System.Update(again), Throws.Exception, "not even an administrator");
    }
}
