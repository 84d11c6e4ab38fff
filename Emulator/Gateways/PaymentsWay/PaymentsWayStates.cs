namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>The states that a transaction can have.</summary>
internal static class PaymentsWayStates
{
    public const int Created = 1, Succeeded = 34, Pending = 35, Failed = 36, GivenBack = 39;

    public static IReadOnlyDictionary<int, string> Names { get; } = new Dictionary<int, string>
    {
        [Created] = "Creada",
        [Succeeded] = "Exitosa",
        [Pending] = "Pendiente",
        [Failed] = "Fallida",
        [38] = "Cancelada",
        [GivenBack] = "Reembolsada",
        [40] = "Pendiente efectivo",
    };
}
