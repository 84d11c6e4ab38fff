namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Who a request runs as.</summary>
/// <param name="UserId">Whose rights count and who becomes createdby.</param>
/// <param name="InitiatingUserId">Who started the outermost pipeline.</param>
/// <param name="AuthenticatedUserId">Who signed in; differs from the initiating user under impersonation.</param>
internal sealed record Identity(Guid UserId, Guid InitiatingUserId, Guid AuthenticatedUserId)
{
    /// <summary>Under impersonation the impersonating user: effective rights are the intersection. Null: the user's own.</summary>
    public Guid? LimitedBy { get; init; }

    /// <summary>The same pipeline, continued as another user (a plug-in's own choice, so without the caller's limit).</summary>
    public Identity As(Guid userId) => userId == UserId ? this : this with { UserId = userId, LimitedBy = null };

    public static Identity Of(Caller caller) => caller.OnBehalfOf is { } other && other != caller.UserId
        ? new Identity(other, other, caller.UserId) { LimitedBy = caller.UserId }
        : new Identity(caller.UserId, caller.UserId, caller.UserId);
}
