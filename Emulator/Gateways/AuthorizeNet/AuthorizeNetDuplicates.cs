using System.Globalization;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>The duplicate window: what looks the same is refused for a while.</summary>
internal static class AuthorizeNetDuplicates
{
    private const int Default = 120, Most = 28_800;

    /// <returns>The earlier transaction that looks the same; null when there is none within the window.</returns>
    public static AuthorizeNetTransaction? Find(AuthorizeNetCall call, AuthorizeNetTransaction next)
    {
        var window = TimeSpan.FromSeconds(Math.Clamp(Seconds(call), 0, Most));
        return call.Page.WithReference<AuthorizeNetTransaction>(next.InvoiceNumber).FirstOrDefault(earlier =>
            call.Now - earlier.SubmittedOn < window
            && earlier.ResponseCode == 1
            && earlier.Type == next.Type
            && earlier.Amount == next.Amount
            && earlier.Instrument.Masked == next.Instrument.Masked
            && earlier.PaymentProfileId == next.PaymentProfileId
            && earlier.Email == next.Email);
    }

    private static int Seconds(AuthorizeNetCall call) =>
        int.TryParse(call.Setting("duplicateWindow"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : Default;
}
