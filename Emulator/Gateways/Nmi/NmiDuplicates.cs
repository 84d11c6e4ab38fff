using System.Globalization;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>The duplicate check: the same amount from the same card or account, whatever the order id. This account lets requests shorten the time.</summary>
internal static class NmiDuplicates
{
    private const int Default = 1_200, Most = 7_862_400;

    public static bool Find(NmiCall call, NmiInstrument instrument, decimal amount)
    {
        var window = TimeSpan.FromSeconds(Math.Clamp(Seconds(call), 0, Most));
        return call.Page.Newest<NmiTransaction>().TakeWhile(earlier => call.Now - earlier.Actions[0].On < window).Any(earlier =>
            earlier.Type == call.Text("type")
            && earlier.Amount == amount
            && earlier.Instrument == instrument
            && earlier.Actions[0].Succeeded);
    }

    private static int Seconds(NmiCall call) =>
        int.TryParse(call.Text("dup_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : Default;
}
