using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>One way into the environment: what may be done does not depend on it.</summary>
internal interface IRoad
{
    /// <summary>Whether a query of the table is answered.</summary>
    Task<Answer> ReadAsync(string table, string user);

    Task<Answer> CreateAsync(Entity row, string user);

    Task<Answer> UpdateAsync(Entity row, string user);

    Task<Answer> DeleteAsync(string table, Guid id, string user);

    /// <param name="api">A custom API.</param>
    /// <param name="parameters">Its input: text, numbers, booleans, ids and choices as numbers.</param>
    /// <param name="user">A domain name.</param>
    Task<Answer> CallAsync(string api, IReadOnlyDictionary<string, object> parameters, string user);
}

/// <param name="Refusal">Why the service refused; empty: it did not.</param>
/// <param name="Outcome">What a custom API answered as Outcome, or as Kind where it has none; empty for rows.</param>
internal sealed record Answer(string Refusal, string Outcome = "")
{
    public bool Done => Refusal.Length == 0;
}
