using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>An answer before it is written.</summary>
internal sealed record PlacetoPayAnswer(int Status, JObject Body)
{
    public static PlacetoPayAnswer Ok(JObject body) => new(200, body);

    public static PlacetoPayAnswer Failed(int status, JToken reason, string message, DateTimeOffset now) =>
        new(status, new JObject { ["status"] = PlacetoPayJson.Status("FAILED", reason, message, now) });
}
