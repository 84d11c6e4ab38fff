using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Braintree;

public sealed class BraintreesGraphQL
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [TestCase("{node(id:\"x\"){nothing}}", "FieldUndefined")]
    [TestCase("{search{transactions{edges{cursor}}}}", "MissingFieldArgument")]
    [TestCase("{ping(loud:true)}", "UnknownArgument")]
    [TestCase("{idFromLegacyId(legacyId:$id,type:REFUND)}", "UndefinedVariable")]
    [TestCase("{node(id:\"x\"){...missing}}", "UndefinedFragment")]
    [TestCase("{search{transactions(input:{}){edges{node{...on Refund{id}}}}}}", "InvalidFragmentType")]
    [TestCase("{node(id:\"x\")}", "Subselection")]
    [TestCase("{ping @twice}", "UnknownDirective")]
    [TestCase("query{", "Invalid Syntax")]
    [TestCase("subscription{ping}", "Invalid Syntax")]
    [TestCase("fragment f on Transaction{id}", "no operation")]
    [TestCase("{search{transactions(input:{colour:\"red\"}){edges{cursor}}}}", "not in 'TransactionSearchInput'")]
    [TestCase("{search{transactions(input:{createdAt:{lessThanOrEqualTo:\"yesterday\"}}){edges{cursor}}}}", "Timestamp")]
    [TestCase("{search{transactions(input:{},first:\"many\"){edges{cursor}}}}", "Int")]
    public async Task Refuses_a_document_that_does_not_fit_the_schema(string document, string message)
    {
        var answer = await _simulators.Braintree.SendAsync(document);
        Assert.That((string?)answer.SelectToken("errors[0].message"), Does.Contain(message));
    }

    [TestCase("", "{a")]
    [TestCase("{search{transactions(input:", "{a:")]
    [TestCase("query($a:", "[")]
    public async Task Refuses_a_document_that_is_nested_without_end(string start, string level)
    {
        var answer = await _simulators.Braintree.SendAsync(start + string.Concat(Enumerable.Repeat(level, 50_000)));
        Assert.That((string?)answer.SelectToken("errors[0].message"), Does.Contain("nested too deeply"));
    }

    [Test]
    public async Task Understands_aliases_fragments_directives_comments_and_defaults()
    {
        const string Document = """
            # a comment, and commas that mean nothing
            query Named($id: String = "G-none", $no: Boolean!) {
              first: ping, second: ping @skip(if: $no)
              search { transactions(input: {orderId: {is: $id}}) { __typename edges { node { ...parts } } } }
            }
            fragment parts on Transaction { id, amount { value } amount { currencyCode } }
            """;
        var answer = await _simulators.Braintree.SendAsync(Document, new { no = true });
        Assert.That(answer["data"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"first":"pong","search":{"transactions":{"__typename":"TransactionConnection","edges":[]}}}"""));
    }

    [Test]
    public async Task Does_the_rest_of_a_document_when_one_field_fails()
    {
        var answer = await _simulators.Braintree.SendAsync("{ping node(id:\"none\"){id}}");
        Assert.That(((string?)answer.SelectToken("data.ping"), (string?)answer.SelectToken("errors[0].path[0]")), Is.EqualTo(("pong", "node")));
    }

    [Test]
    public async Task Turns_the_pages_of_a_search()
    {
        for (var number = 0; number < 3; number++) await _simulators.Braintree.ChargeAsync($"6{number}.00", "G-pages");
        const string Document = "query($after:String){search{transactions(input:{orderId:{is:\"G-pages\"}},first:2,after:$after){pageInfo{hasNextPage endCursor} edges{node{amount{value}}}}}}";
        var first = (await _simulators.Braintree.SendAsync(Document)).SelectToken("data.search.transactions")!;
        var second = (await _simulators.Braintree.SendAsync(Document, new { after = (string?)first.SelectToken("pageInfo.endCursor") })).SelectToken("data.search.transactions")!;
        var amounts = first.SelectTokens("edges[*].node.amount.value").Concat(second.SelectTokens("edges[*].node.amount.value")).Select(value => (string?)value);
        Assert.That((amounts, (bool)second.SelectToken("pageInfo.hasNextPage")!), Is.EqualTo((new[] { "62.00", "61.00", "60.00" }, false)));
    }
}
