using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Validation;

/// <summary>Whether a bank account's numbers can be right: lengths and check digits. Whether the account exists, only its bank knows.</summary>
/// <param name="Judged">Something was given for which a rule is known.</param>
/// <param name="Problems">AccountInvalid, RoutingInvalid, HolderIdInvalid, in this order; empty: none.</param>
public sealed record AccountCheck(bool Judged, IReadOnlyList<ChargeProblem> Problems)
{
    // Nacha: the field for an account's number holds 17 characters.
    private const int LongestOfUnitedStates = 17;

    public static AccountCheck Of(AccountToCheck account)
    {
        var country = Letters(account.Country);
        var holders = Letters(account.HolderCountry) is { Length: > 0 } given ? given : country;
        bool?[] right = [Number(account.Number, country), Routing(account.Routing, country), Holder(account.HolderId, holders)];
        ChargeProblem[] names = [ChargeProblem.AccountInvalid, ChargeProblem.RoutingInvalid, ChargeProblem.HolderIdInvalid];
        return new(right.Any(one => one is not null), [.. names.Where((_, at) => right[at] == false)]);
    }

    /// <returns>Null: not given, or no rule is known.</returns>
    private static bool? Number(string number, string country)
    {
        if (string.IsNullOrWhiteSpace(number)) return null;
        return country switch
        {
            "PE" => PeruvianCci.IsValid(number),
            "CO" => ColombianAccount.IsValid(number),
            "US" => Digits.Plain(number) is { Length: >= 4 and <= LongestOfUnitedStates } plain && Digits.Are(plain),
            "" => Iban.LooksLikeOne(number) ? Iban.IsValid(number) : null,
            _ when Iban.IsUsedIn(country) => Iban.IsValid(number) && Digits.Plain(number).StartsWith(country, StringComparison.Ordinal),
            _ => null,
        };
    }

    private static bool? Routing(string routing, string country) => string.IsNullOrWhiteSpace(routing) || country is not ("US" or "") ? null : AbaRouting.IsValid(routing);

    private static bool? Holder(string id, string country) => string.IsNullOrWhiteSpace(id) ? null : HolderId.IsValid(id, country);

    private static string Letters(string? country) => (country ?? "").Trim().ToUpperInvariant();
}
