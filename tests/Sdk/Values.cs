using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Sdk;

/// <summary>References, amounts, options and relationships compare by what they say.</summary>
public sealed class Values
{
    private static readonly Guid Id = Guid.NewGuid();

    [Test]
    public void References_to_one_row_are_equal_whatever_name_and_version_they_carry() =>
        Assert.That(new EntityReference("a", Id) { Name = "x", RowVersion = "1" }, Is.EqualTo(new EntityReference("a", Id)));

    [Test]
    public void References_differ_by_alternate_key() =>
        Assert.That(new EntityReference("a", "key", 1), Is.Not.EqualTo(new EntityReference("a", "key", 2)));

    [Test]
    public void References_to_other_tables_differ() => Assert.That(new EntityReference("a", Id), Is.Not.EqualTo(new EntityReference("b", Id)));

    [Test]
    public void Equal_references_hash_alike() =>
        Assert.That(new EntityReference("a", Id).GetHashCode(), Is.EqualTo(new EntityReference("a", Id) { Name = "x" }.GetHashCode()));

    [Test]
    public void Amounts_compare_by_number() => Assert.That(new Money(1.0m), Is.EqualTo(new Money(1.00m)));

    [TestCase(1, true)]
    [TestCase(2, false)]
    public void Options_compare_by_value(int other, bool equal) =>
        Assert.That(new OptionSetValue(1).Equals(new OptionSetValue(other)), Is.EqualTo(equal));

    [Test]
    public void Relationships_differ_by_role() =>
        Assert.That(new Relationship("a") { PrimaryEntityRole = EntityRole.Referenced }, Is.Not.EqualTo(new Relationship("a")));

    [Test]
    public void A_relationships_text_is_name_and_role() =>
        Assert.That(new Relationship("a") { PrimaryEntityRole = EntityRole.Referenced }.ToString(), Is.EqualTo("a.Referenced"));
}
