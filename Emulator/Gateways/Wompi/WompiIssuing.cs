using System.Globalization;
using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>What a bank says: Wompi hands its code through.</summary>
internal static class WompiIssuing
{
    /// <returns>The code of a no; null: a yes, or no opinion.</returns>
    public static string? Decline(WompiCall call, string reference, long amount, int source)
    {
        var asked = new Presentment(WompiSimulator.SimulatorName, source.ToString(CultureInfo.InvariantCulture), amount / 100m, "COP", reference, call.Now);
        return call.Issuer?.Decide(asked) is { IsYes: false } no ? no.Code : null;
    }
}
