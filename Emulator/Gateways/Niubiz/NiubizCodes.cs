namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>The texts that go with action codes.</summary>
internal static class NiubizCodes
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["000"] = "Aprobado y completado con exito",
        ["101"] = "Operación denegada. Tarjeta vencida.",
        ["102"] = "Operación denegada. Contactar con la entidad emisora.",
        ["116"] = "Operación denegada. Fondos insuficientes.",
        ["118"] = "Operación denegada. Tarjeta inválida.",
        ["190"] = "Operación denegada. Contactar con entidad emisora.",
        ["208"] = "Operación denegada. Tarjeta perdida.",
        ["300"] = "Operación denegada. Número de pedido duplicado.",
        ["476"] = "Operación denegada. La operación ya se encuentra en un depósito.",
        ["670"] = "Operación denegada. Módulo antifraude.",
        ["912"] = "Operación denegada. Entidad emisora no disponible.",
        ["940"] = "Operación denegada. Transacción anulada previamente.",
    };

    public static string Text(string code) => Texts.GetValueOrDefault(code, "Operación denegada.");
}
