using CrmPayments.Core.Messages;

namespace CrmPayments.Tests.Core.Messages;

public sealed class TheTextOfAMessage
{
    private static readonly Dictionary<string, string?> Facts = new() { ["Amount"] = "30.00", ["TraceNumber"] = null, ["ExpectedOn"] = "" };

    [TestCase("<p>You get {{Amount}}.</p>", "<p>You get 30.00.</p>")]
    [TestCase("<p>A</p><p>Trace: {{TraceNumber}}</p><p>B</p>", "<p>A</p><p>B</p>")]
    [TestCase("<p>A</p><p class=\"x\">By {{ExpectedOn}},\n all of {{Amount}}</p>", "<p>A</p>")]
    [TestCase("<p>{{Unheard}}</p>", "")]
    [TestCase("{{Amount}} {{TraceNumber}}", "30.00 ")]
    [TestCase("<pre>{{Amount}}</pre>", "<pre>30.00</pre>")]
    public void Leaves_out_what_is_not_known(string template, string text) => Assert.That(MessageText.Fill(template, Facts), Is.EqualTo(text));

    [Test]
    public void Takes_no_placeholder_from_a_value() =>
        Assert.That(MessageText.Fill("<p>{{Amount}}</p>", new Dictionary<string, string?> { ["Amount"] = "{{TraceNumber}}", ["TraceNumber"] = "1" }), Is.EqualTo("<p>{{TraceNumber}}</p>"));
}
