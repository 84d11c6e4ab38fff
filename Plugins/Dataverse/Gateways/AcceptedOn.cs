using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>The currencies and card brands that a merchant account takes, as they are entered on its row. A word with a typing error would refuse every charge, so only known ones are kept.</summary>
internal static class AcceptedOn
{
    private const int LongestShown = 20;

    /// <summary>Writes both lists the way they are read.</summary>
    /// <param name="target">What is being saved.</param>
    /// <param name="before">What was there; without columns where nothing was.</param>
    /// <returns>Why it cannot be saved; null: it can.</returns>
    public static Func<Sentences, string>? Tidy(Entity target, Entity before)
    {
        if (target.Contains(GatewayRow.Currencies)) target[GatewayRow.Currencies] = AcceptedKinds.Written(AcceptedKinds.Currencies(target.GetAttributeValue<string>(GatewayRow.Currencies)));
        if (target.Contains(GatewayRow.Brands)) target[GatewayRow.Brands] = AcceptedKinds.Written(AcceptedKinds.Brands(target.GetAttributeValue<string>(GatewayRow.Brands)));
        return WrongCurrency(target, before) ?? WrongBrand(target);
    }

    // Also when only the type changes: another provider may not take what is listed.
    private static Func<Sentences, string>? WrongCurrency(Entity target, Entity before)
    {
        if (!target.Contains(GatewayRow.Currencies) && !target.Contains(GatewayRow.Type)) return null;
        var listed = AcceptedKinds.Currencies((target.Contains(GatewayRow.Currencies) ? target : before).GetAttributeValue<string>(GatewayRow.Currencies));
        if (listed.FirstOrDefault(code => !IsoCurrencies.Contains(code)) is { } unknown) return sentences => sentences.NoSuchCurrency(Shown(unknown));
        var only = GatewayRow.CapabilitiesOf(target.Contains(GatewayRow.Type) ? target : before)?.OnlyCurrencies ?? [];
        return only.Count > 0 && listed.Any(code => !only.Contains(code)) ? sentences => sentences.OnlyTheseCurrencies(only) : null;
    }

    private static Func<Sentences, string>? WrongBrand(Entity target) =>
        AcceptedKinds.Brands(target.GetAttributeValue<string>(GatewayRow.Brands)).FirstOrDefault(brand => CardBrands.Of(brand) is null) is { } unknown ? sentences => sentences.NoSuchBrand(Shown(unknown)) : null;

    /// <summary>As much of a wrong word as helps to find it: what was pasted into the wrong field may be a key or a number.</summary>
    private static string Shown(string word) => new string([.. word.Where(letter => char.IsLetter(letter) || letter == ' ').Take(LongestShown)]).Trim();
}
