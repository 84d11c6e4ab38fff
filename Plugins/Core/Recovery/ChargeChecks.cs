using CrmPayments.Core.Validation;

namespace CrmPayments.Core.Recovery;

/// <summary>What is looked at before a charge is sent, without asking anybody (C79).</summary>
/// <remarks>The plug-ins know no account, routing or identity numbers (decision 0024): those are judged by <see cref="Validation.AccountCheck"/>. Source: practice/recovery.md section 11, "Checks before the call".</remarks>
public static class ChargeChecks
{
    // A SEPA mandate that was not used for 36 months has expired.
    private const int MandateMonths = 36;

    // A printed month ends when it has ended everywhere.
    private static readonly TimeSpan LastZone = TimeSpan.FromHours(12);

    /// <summary>Every problem, in the order of the enumeration; none: it may be sent.</summary>
    /// <param name="charge">What is known.</param>
    /// <param name="now">The time of sending.</param>
    public static IReadOnlyList<ChargeProblem> Problems(ChargeToCheck charge, DateTimeOffset now) =>
        [.. Enum.GetValues(typeof(ChargeProblem)).Cast<ChargeProblem>().Where(problem => Has(charge, problem, now))];

    /// <summary>A card whose printed month is over, and that was not approved since.</summary>
    /// <param name="month">1 to 12; null: no card, or not known.</param>
    /// <param name="year">Four digits.</param>
    /// <param name="lastApprovedOn">The last charge that went well; null: not known.</param>
    /// <param name="now">The time to judge for.</param>
    public static bool IsExpired(int? month, int? year, DateTimeOffset? lastApprovedOn, DateTimeOffset now)
    {
        if (month is not (>= 1 and <= 12) || year is not (>= 2000 and <= 9998)) return false;
        var ends = new DateTimeOffset(year.Value, month.Value, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) + LastZone;
        return now >= ends && !(lastApprovedOn >= ends);
    }

    private static bool Has(ChargeToCheck charge, ChargeProblem problem, DateTimeOffset now) => problem switch
    {
        ChargeProblem.AmountNotPositive => charge.Amount <= 0m,
        ChargeProblem.TooManyDecimals => !Money.Fits(charge.Amount, charge.Currency),
        ChargeProblem.CurrencyNotAccepted => IsOutside(charge.Currency.Code, charge.AcceptedCurrencies),
        ChargeProblem.BrandNotAccepted => CardBrands.Of(charge.Brand) is { } brand && IsOutside(brand, charge.AcceptedBrands),
        ChargeProblem.MethodRemoved => charge.MethodRemoved,
        ChargeProblem.CardExpired => !charge.RenewedByGateway && IsExpired(charge.ExpiryMonth, charge.ExpiryYear, charge.LastApprovedOn, now),
        ChargeProblem.MandateMissing => charge.NeedsMandate && charge.MandateOn is null,
        ChargeProblem.MandateExpired => charge.NeedsMandate && IsUnused(charge, now),
        ChargeProblem.AccountInvalid => charge.AccountNumber.Length > 0 && !IsAccount(charge),
        ChargeProblem.RoutingInvalid => charge.Routing.Length > 0 && !AbaRouting.IsValid(charge.Routing),
        ChargeProblem.HolderIdInvalid => charge.HolderId.Length > 0 && !HolderId.IsValid(charge.HolderId, charge.HolderCountry),
        _ => charge.Disputed,
    };

    private static bool IsOutside(string value, IReadOnlyList<string> accepted) =>
        accepted.Count > 0 && !accepted.Contains(value, StringComparer.OrdinalIgnoreCase);

    // Only SEPA's mandates end by not being used; the last charge counts as use.
    private static bool IsUnused(ChargeToCheck charge, DateTimeOffset now)
    {
        if (charge.Network != PaymentNetwork.Sepa || charge.MandateOn is not { } given) return false;
        var used = charge.LastApprovedOn is { } last && last > given ? last : given;
        return now >= used.AddMonths(MandateMonths);
    }

    private static bool IsAccount(ChargeToCheck charge) => charge.AccountKind switch
    {
        AccountNumberKind.Iban => Iban.IsValid(charge.AccountNumber),
        AccountNumberKind.Cci => PeruvianCci.IsValid(charge.AccountNumber),
        AccountNumberKind.Colombian => ColombianAccount.IsValid(charge.AccountNumber),
        _ => true,
    };
}
