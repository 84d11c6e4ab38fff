using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>What a charge request pays with: its own payment data, or a stored method.</summary>
/// <param name="Instrument">Null when there is none that can be charged.</param>
/// <param name="Wrong">The reason code of what is wrong with it; else empty.</param>
/// <param name="Refusal">The request cannot be worked on at all; else null.</param>
internal sealed record AuthorizeNetPayer(AuthorizeNetInstrument? Instrument, string Wrong = "", VendorAnswer? Refusal = null, string ProfileId = "", string PaymentProfileId = "", string Email = "")
{
    public static AuthorizeNetPayer Read(AuthorizeNetCall call)
    {
        var profileId = call.Text("profile.customerProfileId");
        if (profileId.Length == 0)
        {
            var (instrument, wrong) = AuthorizeNetCards.Read(call.Transaction["payment"], call.Text("billTo.zip"));
            return new AuthorizeNetPayer(instrument, wrong, Email: call.Text("customer.email"));
        }

        if (call.Transaction["payment"] is not null) return new AuthorizeNetPayer(null, Refusal: call.Error("E00090", "Payment information and a payment profile cannot both be sent."));
        var methodId = call.Text("profile.paymentProfile.paymentProfileId");
        return call.Page.Find<AuthorizeNetPaymentProfile>(methodId) is { } method && method.ProfileId == profileId
            ? new AuthorizeNetPayer(method.Instrument, "", null, profileId, methodId, call.Page.Find<AuthorizeNetProfile>(profileId)?.Email ?? "")
            : new AuthorizeNetPayer(null, Refusal: call.Error("E00040", "The record cannot be found."));
    }
}
