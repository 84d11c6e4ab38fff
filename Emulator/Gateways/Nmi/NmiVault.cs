using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>The customer vault: one instrument a customer.</summary>
internal static class NmiVault
{
    public static VendorAnswer Run(NmiCall call) => call.Text("customer_vault") switch
    {
        "add_customer" => Add(call),
        "update_customer" => Update(call),
        "delete_customer" => Delete(call),
        _ => call.Error("Invalid Customer Vault Command"),
    };

    /// <summary>Stores what a sale was paid with.</summary>
    /// <returns>The new id.</returns>
    public static string Store(NmiCall call, NmiInstrument instrument) => call.Page.Put(Of(call, NmiCall.NewId(), instrument)).Id;

    private static VendorAnswer Add(NmiCall call)
    {
        var (instrument, wrong) = Source(call);
        if (instrument is null) return call.Error(wrong);
        var asked = call.Text("customer_vault_id");
        if (asked.Length > 0 && call.Page.Find<NmiVaulted>(asked) is not null) return call.Error("Duplicate Customer Vault Id");
        var stored = call.Page.Put(Of(call, asked.Length > 0 ? asked : NmiCall.NewId(), instrument));
        return NmiAnswers.Transact(call, "100", "Customer Added", "", "", stored.Id);
    }

    private static VendorAnswer Update(NmiCall call)
    {
        if (call.Page.Find<NmiVaulted>(call.Text("customer_vault_id")) is not { } stored) return Unknown(call);
        var (instrument, wrong) = Source(call);
        if (instrument is null) return call.Error(wrong);
        call.Page.Put(stored with { Instrument = instrument });
        return NmiAnswers.Transact(call, "100", "Customer Update Successful", "", "", stored.Id);
    }

    private static VendorAnswer Delete(NmiCall call)
    {
        if (call.Page.Find<NmiVaulted>(call.Text("customer_vault_id")) is not { } stored) return Unknown(call);
        call.Page.Remove<NmiVaulted>(stored.Id);
        return NmiAnswers.Transact(call, "100", "Customer Deleted", "", "");
    }

    private static (NmiInstrument? Instrument, string Wrong) Source(NmiCall call) => call.Text("source_transaction_id") is { Length: > 0 } id
        ? (call.Page.Find<NmiTransaction>(id)?.Instrument, "Invalid Transaction ID")
        : NmiCards.Read(call);

    private static VendorAnswer Unknown(NmiCall call) => call.Error("Invalid Customer Vault Id Specified");

    private static NmiVaulted Of(NmiCall call, string id, NmiInstrument instrument) => new(id, instrument, call.Text("email"), call.Text("first_name"), call.Text("last_name"));
}
