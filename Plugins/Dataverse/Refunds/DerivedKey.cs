using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// The idempotency key of a caller that brought none (a simple flow): the same person asking for the same amount and reason
/// on the same charge on the same day (UTC) is taken for a repetition, not for a second refund.
/// </summary>
internal static class DerivedKey
{
    public static string Of(RequestedRefund asked, Guid asker, DateTimeOffset now)
    {
        var content = string.Join("|",
            asked.TransactionId.ToString("N"),
            asked.Request.Amount?.ToString("0.####", CultureInfo.InvariantCulture) ?? "all",
            asked.Request.Reason?.ToString(CultureInfo.InvariantCulture) ?? "none",
            asker.ToString("N"),
            asked.ConfirmDuplicate ? "once more" : "",
            now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        using var sha = SHA256.Create();
        return "derived-" + string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(content)).Take(16).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
