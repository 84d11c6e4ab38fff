using System.ServiceModel;
using System.Text;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.WebApi;

public sealed class AFault
{
    [TestCase(0x80040217, 404)]
    [TestCase(0x80060891, 404)]
    [TestCase(0x80040220, 403)]
    [TestCase(0x80048306, 403)]
    [TestCase(0x80040231, 403)]
    [TestCase(0x80042F09, 403)]
    [TestCase(0x80040225, 403)]
    [TestCase(0x8004A110, 403)]
    [TestCase(0x80040237, 412)]
    [TestCase(0x80060892, 412)]
    [TestCase(0x80060882, 412)]
    [TestCase(0x80040227, 405)]
    [TestCase(0x80040219, 501)]
    [TestCase(0x80044150, 500)]
    [TestCase(0x80072322, 429)]
    [TestCase(0x80040265, 400)]
    [TestCase(0x80044331, 400)]
    [TestCase(0x80061005, 400)]
    public void Has_the_platforms_status(long code, int status) => Assert.That(Describe(Fault(code)).Status, Is.EqualTo(status));

    /// <summary>A code that is added gets its status decided: here as 400, or in FaultStatus.</summary>
    [Test]
    public void Has_a_status_that_was_decided()
    {
        int[] badRequests =
        [
            ErrorCodes.InvalidArgument, ErrorCodes.IsvUnexpected, ErrorCodes.IsvAborted, ErrorCodes.QueryBuilderNoAttribute,
            ErrorCodes.QueryBuilderBadCondition, ErrorCodes.QueryBuilderAliasDoesNotExist, ErrorCodes.DepthExceeded, ErrorCodes.ValueOutOfRange,
            ErrorCodes.StringLengthTooLong, ErrorCodes.InvalidStateCodeStatusCode, ErrorCodes.InvalidPayload,
            ErrorCodes.ConcurrencyVersionNotProvided, ErrorCodes.ODataError, ErrorCodes.InvalidEntityKey,
            ErrorCodes.OptionSetValidationFailed, ErrorCodes.EntityDoesNotSupportMethod, ErrorCodes.EmailAlreadyExistsInDestinationQueue, ErrorCodes.PartyWithoutAddress, ErrorCodes.MoreThanOneSender, ErrorCodes.NoSender,
            ErrorCodes.EmailRecipientNotSpecified, ErrorCodes.InvalidTemplate, ErrorCodes.SenderWithoutAddress, ErrorCodes.NoSendAsPrivilege,
        ];
        var all = typeof(ErrorCodes).GetFields().Select(field => (int)field.GetRawConstantValue()!);
        Assert.That(all.Where(code => Describe(Fault(code)).Status == 400), Is.EquivalentTo(badRequests));
    }

    [Test]
    public void Has_the_status_a_plug_in_asked_for() =>
        Assert.That(Describe(Fault(0x80040265, (FaultStatus.StatusDetail, "409"))).Status, Is.EqualTo(409));

    [Test]
    public void Shows_its_code_and_message() =>
        Assert.That(Error(Fault(0x80040265)), Is.EqualTo(JObject.Parse("""{"code":"0x80040265","message":"Refund exceeds captured amount."}""")).Using<JObject>(JToken.DeepEquals));

    [TestCase("odata.include-annotations=\"*\"", true)]
    [TestCase("odata.include-annotations=\"Microsoft.PowerApps.CDS.ErrorDetails*\"", true)]
    [TestCase("odata.include-annotations=\"OData.Community.*\"", false)]
    [TestCase("return=representation", false)]
    public void Shows_details_that_are_asked_for(string prefer, bool shown) => Assert.That(
        Error(Fault(0x80040265, ("SubErrorCode", "4021")), prefer).ContainsKey("@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode"), Is.EqualTo(shown));

    [Test]
    public void Tells_how_long_to_wait() =>
        Assert.That(Describe(Fault(0x80072322, ("Retry-After", TimeSpan.FromSeconds(1.5)))).Headers["Retry-After"], Is.EqualTo("2"));

    [Test]
    public void Is_no_answer_to_a_bug() => Assert.That(ErrorWriter.Describe(new InvalidOperationException(), new Preferences()), Is.Null);

    private static JObject Error(OrganizationServiceFault fault, string? prefer = null) =>
        (JObject)JObject.Parse(Encoding.UTF8.GetString(Describe(fault, prefer).Body))["error"]!;

    private static ApiResponse Describe(OrganizationServiceFault fault, string? prefer = null) =>
        ErrorWriter.Describe(new FaultException<OrganizationServiceFault>(fault, new FaultReason(fault.Message)), Preferences.Parse(prefer))!;

    private static OrganizationServiceFault Fault(long code, params (string Name, object Value)[] details)
    {
        var fault = new OrganizationServiceFault { ErrorCode = unchecked((int)code), Message = "Refund exceeds captured amount." };
        foreach (var (name, value) in details)
            fault.ErrorDetails[name] = value;
        return fault;
    }
}
