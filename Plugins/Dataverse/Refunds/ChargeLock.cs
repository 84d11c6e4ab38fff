namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Tells the steps on refunds that an outer operation of this transaction already holds the charge's row lock and writes the
/// balances itself, so that they need not do either again.
/// </summary>
internal static class ChargeLock
{
    private const int Synchronous = 0;
    private const string Prefix = "cpay_lock:";

    public static void Hold(IPluginExecutionContext context, Guid transactionId) => context.SharedVariables[Prefix + transactionId.ToString("N")] = true;

    /// <summary>Whether an operation above this one holds the lock. Clients cannot set shared variables of this name.</summary>
    /// <remarks>An async step carries the contexts of the operation that started it, whose transaction, and lock, ended long ago: the search stops there.</remarks>
    public static bool IsHeld(IPluginExecutionContext context, Guid transactionId)
    {
        var key = Prefix + transactionId.ToString("N");
        for (var above = context.ParentContext; above is { Mode: Synchronous }; above = above.ParentContext)
        {
            if (above.SharedVariables.Contains(key)) return true;
        }

        return false;
    }
}
