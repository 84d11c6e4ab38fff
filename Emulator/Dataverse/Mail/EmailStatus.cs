using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Mail;

/// <summary>Status reasons of an email that sending knows.</summary>
internal static class EmailStatus
{
    public const int Draft = 1;
    public const int Sent = 3;
    public const int PendingSend = 6;
    public const int Failed = 8;

    private const int Completed = 1;

    /// <summary>Pending Send and Sent are both of the state Completed.</summary>
    public static void Set(Entity email, int status)
    {
        email["statecode"] = new OptionSetValue(Completed);
        email["statuscode"] = new OptionSetValue(status);
    }
}
