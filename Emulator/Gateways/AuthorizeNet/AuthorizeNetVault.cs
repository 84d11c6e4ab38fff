using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>Customer profiles and their stored methods.</summary>
internal static class AuthorizeNetVault
{
    public static VendorAnswer CreateProfile(AuthorizeNetCall call)
    {
        var told = call.Request["profile"] as JObject ?? [];
        var profile = new AuthorizeNetProfile(
            AuthorizeNetCall.NewId(), (string?)told["merchantCustomerId"] ?? "", (string?)told["description"] ?? "", (string?)told["email"] ?? "");
        if (profile is { MerchantCustomerId: "", Description: "", Email: "" }) return call.Error("E00041", "One or more fields in the profile must contain a value.");
        var same = call.Page.WithReference<AuthorizeNetProfile>(profile.MerchantCustomerId).FirstOrDefault(other => other with { Id = profile.Id } == profile);
        if (same is not null) return call.Error("E00039", $"A duplicate record with ID {same.Id} already exists.");
        var methods = new List<AuthorizeNetPaymentProfile>();
        IEnumerable<JToken> stored = told["paymentProfiles"] switch { null => [], JArray several => several, var one => [one] };
        foreach (var each in stored)
        {
            if (Method(profile.Id, each) is not { } method) return call.Error("E00013", "The payment is invalid.");
            methods.Add(method);
        }

        call.Page.Put(profile);
        foreach (var method in methods) call.Page.Put(method);
        return call.Ok(new JObject
        {
            ["customerProfileId"] = profile.Id,
            ["customerPaymentProfileIdList"] = new JArray(methods.Select(method => method.Id)),
            ["customerShippingAddressIdList"] = new JArray(),
            ["validationDirectResponseList"] = new JArray(),
        });
    }

    public static VendorAnswer CreateMethod(AuthorizeNetCall call)
    {
        var profileId = (string?)call.Request["customerProfileId"] ?? "";
        if (call.Page.Find<AuthorizeNetProfile>(profileId) is null) return call.Error("E00040", "The record cannot be found.");
        if (Method(profileId, call.Request["paymentProfile"]) is not { } method) return call.Error("E00013", "The payment is invalid.");
        call.Page.Put(method);
        return call.Ok(new JObject { ["customerProfileId"] = profileId, ["customerPaymentProfileId"] = method.Id });
    }

    private static AuthorizeNetPaymentProfile? Method(string profileId, JToken? told)
    {
        var (instrument, _) = AuthorizeNetCards.Read(told?["payment"], (string?)told?.SelectToken("billTo.zip") ?? "");
        return instrument is null ? null : new AuthorizeNetPaymentProfile(AuthorizeNetCall.NewId(), profileId, instrument);
    }
}
