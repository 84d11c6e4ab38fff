using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Faults;

/// <summary>The faults of email templates and of sending.</summary>
public static class MailFaults
{
    /// <param name="why">What is wrong with it, in our words.</param>
    public static FaultException<OrganizationServiceFault> InvalidTemplate(string why) =>
        DataverseFaults.Of(ErrorCodes.InvalidTemplate, $"The template body is invalid: {why}");

    public static FaultException<OrganizationServiceFault> PartyWithoutAddress() =>
        DataverseFaults.Of(ErrorCodes.PartyWithoutAddress, "Object address not found on party or party is marked as non-emailable");

    public static FaultException<OrganizationServiceFault> MoreThanOneSender() => DataverseFaults.Of(ErrorCodes.MoreThanOneSender, "More than one sender specified");

    public static FaultException<OrganizationServiceFault> NoSender() =>
        DataverseFaults.Of(ErrorCodes.NoSender, "No email address was specified, and the calling user does not have an email address set");

    public static FaultException<OrganizationServiceFault> SenderWithoutAddress() =>
        DataverseFaults.Of(ErrorCodes.SenderWithoutAddress, "The sender does not have an email address on the party record");

    public static FaultException<OrganizationServiceFault> NoRecipient() =>
        DataverseFaults.Of(ErrorCodes.EmailRecipientNotSpecified, "The e-mail must have at least one recipient before it can be sent");

    public static FaultException<OrganizationServiceFault> NoSendAsPrivilege() =>
        DataverseFaults.Of(ErrorCodes.NoSendAsPrivilege, "User does not have send-as privilege.");
}
