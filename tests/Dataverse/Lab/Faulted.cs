using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Lab;

internal static class Faulted
{
    /// <summary>Runs what must fail, and returns the fault.</summary>
    public static OrganizationServiceFault By(Action request) =>
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => request())!.Detail;

    public static string Code(this OrganizationServiceFault fault) => $"0x{fault.ErrorCode:X8}";
}
