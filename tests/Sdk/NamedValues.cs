using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Sdk;

/// <summary>The collections of columns, parameters and images.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NamedValues
{
    private readonly ParameterCollection _parameters = new() { { "Amount", 12m }, { "Notes", null } };

    [Test]
    public void Refuse_to_add_a_known_name() => Assert.That(() => _parameters.Add("Amount", 1m), Throws.ArgumentException);

    [Test]
    public void Overwrite_by_index()
    {
        _parameters["Amount"] = 1m;
        Assert.That(_parameters["Amount"], Is.EqualTo(1m));
    }

    [Test]
    public void Do_not_give_an_absent_value() => Assert.That(() => _parameters["missing"], Throws.TypeOf<KeyNotFoundException>());

    [TestCase("Amount", true)]
    [TestCase("Notes", false)]
    [TestCase("missing", false)]
    public void Are_tried_by_name_and_type(string name, bool found) =>
        Assert.That(_parameters.TryGetValue<decimal>(name, out _), Is.EqualTo(found));

    [Test]
    public void Keep_their_value_when_null_is_offered()
    {
        _parameters.AddOrUpdateIfNotNull("Amount", null);
        Assert.That(_parameters["Amount"], Is.EqualTo(12m));
    }

    [Test]
    public void Remove_a_pair_only_when_its_value_matches() =>
        Assert.That(_parameters.Remove(new KeyValuePair<string, object>("Amount", 1m)), Is.False);

    [Test]
    public void Keep_the_pairs_added_before_a_known_name()
    {
        KeyValuePair<string, object>[] pairs = [new("A", 1), new("Amount", 1m)];
        Assert.That(() => _parameters.AddRange(pairs), Throws.ArgumentException);
        Assert.That(_parameters.Contains("A"), Is.True);
    }

    [Test]
    public void A_collection_of_rows_copies_the_list_it_is_given()
    {
        var list = new List<Entity> { new("a") };
        var rows = new EntityCollection(list);
        list.Add(new Entity("a"));
        Assert.That(rows.Entities, Has.Count.EqualTo(1));
    }
}
