namespace CrmPayments.Core.Messages;

/// <summary>From a customer's language to the language identifier (LCID) that texts are asked for with, and back.</summary>
public static class CustomerLanguages
{
    private const int PrimaryLanguage = 0x3FF;

    private static readonly Dictionary<CustomerLanguage, int> Lcids = new()
    {
        [CustomerLanguage.English] = 1033,
        [CustomerLanguage.Spanish] = 3082,
        [CustomerLanguage.Russian] = 1049,
        [CustomerLanguage.Chinese] = 2052,
    };

    public static int Lcid(this CustomerLanguage language) => Lcids[language];

    /// <returns>The LCID of an option's value; null when it is none of ours.</returns>
    public static int? LcidOf(int option) => Lcids.TryGetValue((CustomerLanguage)option, out var lcid) ? lcid : null;

    /// <returns>Of the four LCIDs that texts exist for, the one of the same language in any country; English for any other language.</returns>
    public static int Nearest(int lcid)
    {
        var same = Lcids.Values.FirstOrDefault(known => (known & PrimaryLanguage) == (lcid & PrimaryLanguage));
        return same == 0 ? CustomerLanguage.English.Lcid() : same;
    }
}
