namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>One thing that was done to a transaction.</summary>
/// <param name="Type">The vendor's action_type.</param>
/// <param name="Amount">Negative where money goes back.</param>
/// <param name="On">When.</param>
/// <param name="Code">response_code; 100 for a yes.</param>
/// <param name="Text">responsetext.</param>
/// <param name="Source">api, or internal for the batch.</param>
/// <param name="BatchId">0 until it is settled.</param>
public sealed record NmiAction(string Type, decimal Amount, DateTimeOffset On, string Code = "100", string Text = "SUCCESS", string Source = "api", string BatchId = "0", string Advice = "")
{
    [Newtonsoft.Json.JsonIgnore]
    public bool Succeeded => Code == "100";
}
