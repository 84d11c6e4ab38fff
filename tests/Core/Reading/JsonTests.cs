using CrmPayments.Core.Json;
using CrmPayments.Core.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Reading;

public sealed class ReadingJson
{
    [Test]
    public void Gives_typed_values_and_nothing_for_other_types()
    {
        var value = JsonReading.Parse("""{"a":"1","b":2.50,"c":true,"d":[{"e f":null}],"$g":{}}""")!;
        Assert.That((value["a"].Text, value["a"].Number, value["b"].Number, value["c"].Flag), Is.EqualTo(("1", (decimal?)null, 2.5m, true)));
        Assert.That((value["d"].Items[0]["e f"].Kind, value["$g"].IsObject, value["no"]["such"].Items.Count), Is.EqualTo((JsonKind.Null, true, 0)));
    }

    [Test]
    public void Keeps_the_last_of_two_members_of_the_same_name() => Assert.That(JsonReading.Parse("""{"a":1,"a":2}""")!["a"].Whole, Is.EqualTo(2));

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{}{}")]
    [TestCase("{} x")]
    [TestCase("{\"a\":tru}")]
    [TestCase("<a/>")]
    public void Gives_null_for_what_is_no_JSON(string text) => Assert.That(JsonReading.Parse(text), Is.Null);

    [Test]
    public void Gives_null_above_the_limits()
    {
        Assert.That(JsonReading.Parse(new string('[', 40) + new string(']', 40)), Is.Null);
        Assert.That(JsonReading.Parse(new byte[JsonReading.Largest + 1]), Is.Null);
    }

    [Test]
    public void Takes_large_texts_within_the_limits()
    {
        var text = new string('x', 200_000);
        Assert.That(JsonReading.Parse($$"""{"a":"{{text}}"}""")!["a"].Text, Is.EqualTo(text));
    }

    [Test]
    public void Never_throws_whatever_the_bytes_are()
    {
        Prop.ForAll<byte[]>(bytes => Ignore(JsonReading.Parse(bytes))).QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Elements("{", "}", "[", "]", ":", ",", "\"a\"", "1", "-", "null", "\\u0000", "\"\\ud800\"", "\"\\u0001\"", "tr", " ").ArrayOf().ToArbitrary(),
            parts => Ignore(JsonReading.Parse(string.Concat(parts)))).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Gives_back_what_was_written()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var wanted = new string(text.Get.Where(letter => !char.IsSurrogate(letter)).ToArray());
            var written = JsonWriting.Write(new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["b"] = wanted, ["c"] = 1.5m, ["d"] = null } });
            return JsonReading.Parse(written)!["a"]["b"].Text == wanted;
        }).QuickCheckThrowOnFailure();
    }

    // The reading itself is what is tested: any value will do, an exception will not.
    private static bool Ignore(JsonValue? value) => value is null || value.Kind != JsonKind.Missing;
}

public sealed class ReadingXml
{
    [TestCase("<a")]
    [TestCase("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]
    [TestCase("<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><a/>")]
    public void Gives_null_for_what_is_no_XML_or_has_a_DTD(string text) => Assert.That(SafeXml.Parse(text), Is.Null);

    [Test]
    public void Gives_null_above_the_limits()
    {
        Assert.That(SafeXml.Parse(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100))), Is.Null);
        Assert.That(SafeXml.Parse("<a>" + new string('x', SafeXml.Largest) + "</a>"), Is.Null);
    }
}
