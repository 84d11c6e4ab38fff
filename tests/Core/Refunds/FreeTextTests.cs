using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class FreeTextThatPeopleWrite
{
    [TestCase("4111111111111111")]
    [TestCase("the card 4111 1111 1111 1111, please")]
    [TestCase("4111-1111-1111-1111")]
    [TestCase("4111.1111.1111.1111")]
    [TestCase("3782 822463 10005")]
    [TestCase("amount 100 4111 1111 1111 1111")]
    [TestCase("\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661")]
    [TestCase("\uFF14\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11")]
    [TestCase("4111\u20131111\u00A01111\u200B1111")]
    public void Is_refused_with_a_card_number(string text) => Assert.That(FreeText.Screen(text), Is.EqualTo(FreeTextFinding.CardNumber));

    [TestCase("CVV 123")]
    [TestCase("cvc2: 1234")]
    [TestCase("her security code is 987")]
    [TestCase("código de seguridad: 123")]
    [TestCase("codigo de verificacion 123")]
    [TestCase("код безопасности 123")]
    [TestCase("защитный код: 123")]
    [TestCase("安全码是123")]
    [TestCase("ＣＶＶ１２３")]
    public void Is_refused_with_a_security_code(string text) => Assert.That(FreeText.Screen(text), Is.EqualTo(FreeTextFinding.SecurityCode));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Customer called on 2026-11-20 about order 4711.")]
    [TestCase("4111111111111112")]
    [TestCase("He did not tell his CVV.")]
    [TestCase("CVV was asked for, order 12345678")]
    [TestCase("\uD800 lone surrogate")]
    public void Passes_otherwise(string? text) => Assert.That(FreeText.Screen(text), Is.EqualTo(FreeTextFinding.None));

    [Test]
    public void Is_refused_wherever_a_valid_number_stands_and_however_it_is_split()
    {
        var cases = from length in Gen.Choose(13, 19)
                    from digits in Gen.Choose(0, 9).ArrayOf(length - 1)
                    from marks in Gen.Elements("", " ", "-", ".", " - ").ArrayOf(length - 1)
                    where digits[0] != 0
                    select "x " + string.Concat(Valid(digits).Zip([.. marks, ""], (digit, mark) => digit + mark)) + " y";
        Prop.ForAll(cases.ToArbitrary(), text => FreeText.Screen(text) == FreeTextFinding.CardNumber).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<string> Valid(int[] digits)
    {
        var sum = digits.Reverse().Select((digit, at) => at % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit).Sum();
        return digits.Append((10 - (sum % 10)) % 10).Select(digit => digit.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
