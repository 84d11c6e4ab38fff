using CrmPayments.Core.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Validation;

public sealed class AnAccountNumber
{
    // Published examples: the IBAN registry, the ABA's own and the Treasury's routing numbers, public tax numbers of banks and authorities, numbers made for tests in Brazil.
    // The Peruvian codes are made up, with check digits counted by hand.
    private static readonly object[] Valid =
    [
        Of(Iban.IsValid, "GB82 WEST 1234 5698 7654 32"), Of(Iban.IsValid, "DE89370400440532013000"), Of(Iban.IsValid, "FR1420041010050500013M02606"),
        Of(Iban.IsValid, "ES91 2100 0418 4502 0005 1332"), Of(Iban.IsValid, "br1800360305000010009795493c1"), Of(Iban.IsValid, "CR05015202001026284066"),
        Of(AbaRouting.IsValid, "021000021"), Of(AbaRouting.IsValid, "011401533"), Of(AbaRouting.IsValid, "091000019"), Of(AbaRouting.IsValid, "122105155"),
        Of(PeruvianCci.IsValid, "002-193-000000000010-19"), Of(PeruvianCci.IsValid, "00219300000000010018"),
    ];

    // Modulo 11 gives two remainders the same digit: not every typing error shows, but every wrong check digit does.
    private static readonly object[] ValidModulo11 =
    [
        Of(ColombianNit.IsValid, "890.903.938-8"), Of(ColombianNit.IsValid, "899999068-1"), Of(ColombianNit.IsValid, "800197268-4"),
        Of(Ruc, "20131312955"), Of(Ruc, "20100047218"), Of(Cpf, "111.444.777-35"), Of(Cpf, "11222333000181"),
    ];

    [TestCaseSource(nameof(Valid))]
    [TestCaseSource(nameof(ValidModulo11))]
    public void Is_valid_as_published(Func<string?, bool> isValid, string number) => Assert.That(isValid(number), Is.True);

    [TestCaseSource(nameof(Valid))]
    public void Is_not_valid_with_one_digit_changed(Func<string?, bool> isValid, string number)
    {
        var places = Enumerable.Range(0, number.Length).Where(at => char.IsDigit(number[at])).ToArray();
        var typos = from at in Gen.Elements(places) from digit in Gen.Choose(0, 9) where digit != number[at] - '0' select number[..at] + digit + number[(at + 1)..];
        Prop.ForAll(typos.ToArbitrary(), typo => !isValid(typo)).QuickCheckThrowOnFailure();
    }

    [TestCaseSource(nameof(ValidModulo11))]
    public void Is_not_valid_with_another_check_digit(Func<string?, bool> isValid, string number) =>
        Assert.That(Enumerable.Range(0, 10).Where(digit => isValid(number[..^1] + digit)), Is.EqualTo(new[] { number[^1] - '0' }));

    [TestCaseSource(nameof(Valid))]
    public void Is_not_valid_with_a_digit_missing(Func<string?, bool> isValid, string number) => Assert.That(isValid(number[..^1]), Is.False);

    [TestCase("GB82WEST123456987654")]
    [TestCase("XX00")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("DE8937040044053201300Ä")]
    public void Is_no_IBAN(string? number) => Assert.That(Iban.IsValid(number), Is.False);

    [TestCase("12345678901", true)]
    [TestCase("123-456789-00", true)]
    [TestCase("00000000000", false, Description = "one digit only")]
    [TestCase("12345", false, Description = "too short")]
    [TestCase("12A456789", false)]
    public void Of_Colombia_has_no_check_digit(string number, bool valid) => Assert.That(ColombianAccount.IsValid(number), Is.EqualTo(valid));

    [TestCase("1032456789", "CO", true)]
    [TestCase("0032456789", "CO", false)]
    [TestCase("45678912", "PE", true)]
    [TestCase("4567891", "PE", false)]
    [TestCase("AB-1234", "DE", true)]
    [TestCase("12", "DE", false)]
    public void Has_a_holder_with_an_identity_number(string id, string country, bool valid) => Assert.That(HolderId.IsValid(id, country), Is.EqualTo(valid));

    private static object[] Of(Func<string?, bool> isValid, string number) => [isValid, number];

    private static bool Ruc(string? id) => HolderId.IsValid(id, "PE");

    private static bool Cpf(string? id) => HolderId.IsValid(id, "BR");
}
