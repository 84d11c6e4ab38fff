namespace CrmPayments.Plugins.Gateways;

/// <summary>Waits for a gateway once, at the edge, so that the organization service stays on its own thread.</summary>
internal static class Deadline
{
    /// <summary>For one conversation with a gateway, look-ups before a send included; far below the sandbox's 2 minutes.</summary>
    public static readonly TimeSpan Conversation = TimeSpan.FromSeconds(60);

    public static T Run<T>(Func<CancellationToken, Task<T>> conversation)
    {
        using var source = new CancellationTokenSource(Conversation);
        return Task.Run(() => conversation(source.Token), CancellationToken.None).GetAwaiter().GetResult();
    }
}
