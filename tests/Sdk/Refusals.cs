using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Sdk;

/// <summary>How plug-ins and the organization service say no.</summary>
public sealed class Refusals
{
    [Test]
    public void Of_a_plugin_have_the_code_of_any_exception_unless_given_one()
    {
        var refusal = new InvalidPluginExecutionException("No.");
        Assert.Multiple(() =>
        {
            Assert.That((refusal.Message, refusal.ErrorCode), Is.EqualTo(("No.", -2146233088)));
            Assert.That((refusal.Status, refusal.HttpStatus), Is.EqualTo((OperationStatus.Failed, PluginHttpStatusCode.NotSet)));
            Assert.That(refusal.ExceptionDetails, Is.Empty);
        });
    }

    [Test]
    public void Of_a_plugin_carry_their_code_status_and_http_status()
    {
        var refusal = new InvalidPluginExecutionException(OperationStatus.Canceled, 42, "No.", PluginHttpStatusCode.Conflict);
        Assert.That((refusal.Status, refusal.ErrorCode, refusal.HttpStatus), Is.EqualTo((OperationStatus.Canceled, 42, PluginHttpStatusCode.Conflict)));
    }

    [Test]
    public void Of_the_service_carry_their_fault()
    {
        var fault = new OrganizationServiceFault { ErrorCode = -2147220969, Message = "Does not exist" };
        var refusal = new FaultException<OrganizationServiceFault>(fault, new FaultReason(fault.Message));
        Assert.That((refusal.Detail, refusal.Message), Is.EqualTo((fault, "Does not exist")));
    }

    [Test]
    public void Of_the_service_without_a_reason_say_so() =>
        Assert.That(new FaultException<OrganizationServiceFault>(new()).Message, Is.EqualTo("The creator of this fault did not specify a Reason."));

    [Test]
    public void Of_the_service_are_communication_failures() =>
        Assert.That(new FaultException<OrganizationServiceFault>(new()), Is.InstanceOf<FaultException>().And.InstanceOf<CommunicationException>());

    [Test]
    public void Of_the_service_read_as_code_message_and_time_of_each_fault()
    {
        var fault = new OrganizationServiceFault { ErrorCode = -2147220969, Message = "outer", InnerFault = new() { Message = "inner" } };
        Assert.That(fault.ToString().Split(Environment.NewLine), Is.EqualTo(new[]
        {
            "Exception details: ", "ErrorCode: 0x80040217", "Message: outer", "TimeStamp: 0001-01-01T00:00:00.0000000Z", "--",
            "Exception details: ", "ErrorCode: 0x0", "Message: inner", "TimeStamp: 0001-01-01T00:00:00.0000000Z", "--",
            string.Empty,
        }));
    }

    [Test]
    public void Of_the_service_have_details_to_add_to() => Assert.That(new OrganizationServiceFault().ErrorDetails, Is.Empty);
}
