namespace CrmPayments.Emulator.Dataverse;

/// <summary>Who sends a top-level request.</summary>
/// <param name="UserId">The systemuser who is authenticated.</param>
public sealed record Caller(Guid UserId)
{
    /// <summary>CallerObjectId / MSCRMCallerID: the systemuser on whose behalf it is sent. Needs prvActOnBehalfOfAnotherUser; rights are the intersection.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The Web API's <c>?tag=</c>: appears as SharedVariables["tag"].</summary>
    public string? Tag { get; init; }

    public string? UserAgent { get; init; }
}
