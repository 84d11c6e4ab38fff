namespace CrmPayments.Core.Validation;

/// <summary>Identity numbers of account holders, as far as their countries give them a form.</summary>
/// <remarks>Colombia: cédula of 6 to 10 digits, or a tax number with its check digit. Peru: DNI of 8 digits, or RUC of 11 with a check digit (SUNAT, modulo 11). Brazil: CPF or CNPJ (Receita Federal, modulo 11).</remarks>
public static class HolderId
{
    private static readonly int[] RucWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    private static readonly int[] CpfWeights = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    private static readonly int[] CnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <param name="text">As the customer gave it.</param>
    /// <param name="country">Two letters; of a country that is not judged every number with 4 to 20 letters and digits is fine.</param>
    public static bool IsValid(string? text, string? country)
    {
        var id = Digits.Plain(text);
        return (country ?? "").ToUpperInvariant() switch
        {
            "CO" => IsCedula(id) || ColombianNit.IsValid(id),
            "PE" => (id.Length == 8 && Digits.Are(id)) || IsRuc(id),
            "BR" => IsCpf(id) || IsCnpj(id),
            _ => id.Length is >= 4 and <= 20 && id.All(char.IsLetterOrDigit),
        };
    }

    private static bool IsCedula(string id) => id.Length is >= 6 and <= 10 && Digits.Are(id) && id[0] != '0';

    private static bool IsRuc(string id)
    {
        if (id.Length != 11 || !Digits.Are(id)) return false;
        var rest = 11 - (Digits.Weighted(id.Substring(0, 10), RucWeights) % 11);
        return rest % 10 == id[10] - '0' || (rest == 11 && id[10] == '1');
    }

    private static bool IsCpf(string id) => id.Length == 11 && HasTwoChecks(id, CpfWeights);

    private static bool IsCnpj(string id) => id.Length == 14 && HasTwoChecks(id, CnpjWeights);

    // The second check digit counts the first one in; its weights are the first one's, one place longer.
    private static bool HasTwoChecks(string id, int[] weights)
    {
        if (!Digits.Are(id) || id.Distinct().Count() == 1) return false;
        var body = id.Substring(0, id.Length - 2);
        var first = Mod11(Digits.Weighted(body, [.. weights.Skip(1)]));
        return id[id.Length - 2] - '0' == first && id[id.Length - 1] - '0' == Mod11(Digits.Weighted(body + first, weights));
    }

    private static int Mod11(int sum) => sum % 11 < 2 ? 0 : 11 - (sum % 11);
}
