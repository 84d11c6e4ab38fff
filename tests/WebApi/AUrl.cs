using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Tests.WebApi.Support;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace CrmPayments.Tests.WebApi;

public sealed class AUrl
{
    [TestCase("cpay_refunds?$skip=1", 400, "$skip")]
    [TestCase("cpay_refunds?$search=x", 400, "$search")]
    [TestCase("cpay_refunds?$format=json", 400, "$format")]
    [TestCase("cpay_refunds?nonsense=1", 400, "nonsense")]
    [TestCase("cpay_refunds?savedQuery=aaaaaaaa-0000-4000-8000-000000000001", 501, "savedQuery")]
    public void Is_refused_for_options_nobody_understands(string url, int status, string because) => Assert.That(
        () => Translation.Parse(url), Throws.InstanceOf<WebApiException>().With.Property("Status").EqualTo(status).And.Message.Contains(because));

    [Test]
    public void Of_an_unknown_set_is_not_found() =>
        Assert.That(() => Translation.Parse("nothings"), Throws.InstanceOf<ODataUnrecognizedPathException>());

    [Test]
    public void Is_case_sensitive() => Assert.That(() => Translation.Parse("Cpay_Refunds"), Throws.InstanceOf<ODataException>());

    [Test]
    public void Takes_keys_with_escaped_characters()
    {
        var address = (Emulator.WebApi.Url.Address.OneRow)Translation.Parse("cpay_refunds(cpay_idempotencykey='O''Neil%20%26%20Co')").Address;
        Assert.That(address.Reference.KeyAttributes["cpay_idempotencykey"], Is.EqualTo("O'Neil & Co"));
    }
}
