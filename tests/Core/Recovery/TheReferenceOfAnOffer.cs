using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class TheReferenceOfAnOffer
{
    private static readonly Arbitrary<string> References =
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(12).Select(bytes => OfferReference.Of(bytes)).ToArbitrary();

    [Test]
    public void Is_known_again() => Prop.ForAll(References, OfferReference.Is).QuickCheckThrowOnFailure();

    [Test]
    public void Is_read_as_people_type_it() => Prop.ForAll(References, reference =>
        OfferReference.Read($" {reference[..2].ToLowerInvariant()} {reference[2..8].Replace('0', 'o').Replace('1', 'l')}-{reference[8..]}. ") == reference).QuickCheckThrowOnFailure();

    [Test]
    public void Is_not_another_one_when_a_letter_is_wrong()
    {
        var slips = (from reference in References.Generator from place in Gen.Choose(2, 13) from letter in Gen.Elements("0123456789ABCDEFGHJKMNPQRSTVWXY".ToCharArray()) select (reference, place, letter)).ToArbitrary();
        Prop.ForAll(slips, slip => slip.reference[slip.place] == slip.letter || OfferReference.Read(slip.reference[..slip.place] + slip.letter + slip.reference[(slip.place + 1)..]) is null).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Is_not_another_one_when_two_letters_change_places()
    {
        var slips = (from reference in References.Generator from place in Gen.Choose(2, 12) select (reference, place)).ToArbitrary();
        Prop.ForAll(slips, slip =>
        {
            var letters = slip.reference.ToCharArray();
            (letters[slip.place], letters[slip.place + 1]) = (letters[slip.place + 1], letters[slip.place]);
            return letters[slip.place] == letters[slip.place + 1] || OfferReference.Read(new string(letters)) is null;
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("OF-1001")]
    [TestCase("ORDER 12345678")]
    [TestCase("OFFICE-CHAIR-77")]
    public void Is_not_seen_in_what_merchants_write(string? reference) => Assert.That((OfferReference.Is(reference), OfferReference.Read(reference)), Is.EqualTo((false, (string?)null)));
}
