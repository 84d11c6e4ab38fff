namespace CrmPayments.Core.Gateways.Health;

/// <summary>Hears whether a gateway answers, whatever it says.</summary>
public interface IGatewayWatch
{
    void Answered();

    /// <param name="what">What happened instead; safe to show.</param>
    void Failed(string what);
}
