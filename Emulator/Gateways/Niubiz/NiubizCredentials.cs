using System.Text;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>The one account that the simulator knows, with a merchant for each currency. Nothing here is secret or valid anywhere else.</summary>
public static class NiubizCredentials
{
    public const string User = "integraciones@simulator.example";

    public const string Password = "simulator-niubiz-password-0001";

    /// <summary>The merchant that sells in soles.</summary>
    public const string Merchant = "900000001";

    public const string DollarMerchant = "900000002";

    /// <summary>The merchant's tax id.</summary>
    public const string Ruc = "20900000001";

    /// <returns>The merchant's currency; null: there is no such merchant.</returns>
    public static string? CurrencyOf(string merchant) => merchant switch
    {
        Merchant => "PEN",
        DollarMerchant => "USD",
        _ => null,
    };

    internal static bool Match(string? authorization) => authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
}
