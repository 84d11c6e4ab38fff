using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using NUnit.Framework.Constraints;

namespace CrmPayments.Tests.Dataverse.Storage;

/// <summary>Constraints on typed faults.</summary>
internal static class Faults
{
    public static IResolveConstraint WithCode(int code) =>
        Throws.TypeOf<FaultException<OrganizationServiceFault>>().With.Property("Detail").Property("ErrorCode").EqualTo(code);
}
