using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Tests.Dataverse.Metadata;

public sealed class TheMetadata
{
    private static TableMetadata Refund => Sources.Metadata.Tables["cpay_refund"];

    private static TableMetadata Attempt => Sources.Metadata.Tables["cpay_paymentattempt"];

    [TestCase("createdon")]
    [TestCase("createdby")]
    [TestCase("modifiedon")]
    [TestCase("modifiedby")]
    [TestCase("createdonbehalfby")]
    [TestCase("modifiedonbehalfby")]
    [TestCase("ownerid")]
    [TestCase("owningbusinessunit")]
    [TestCase("owninguser")]
    [TestCase("owningteam")]
    [TestCase("statecode")]
    [TestCase("statuscode")]
    [TestCase("versionnumber")]
    [TestCase("overriddencreatedon")]
    [TestCase("importsequencenumber")]
    [TestCase("timezoneruleversionnumber")]
    [TestCase("utcconversiontimezonecode")]
    public void A_user_owned_table_has_the_system_column(string column) => Assert.That(Refund.Columns, Does.ContainKey(column));

    [Test]
    public void An_organization_owned_table_has_no_owner() => Assert.That(
        (Gateway.Columns.ContainsKey("ownerid"), Gateway.Columns.ContainsKey("organizationid")), Is.EqualTo((false, true)));

    [Test]
    public void A_customer_column_is_one_lookup_with_two_targets() =>
        Assert.That(Refund.Columns["cpay_customerid"].Targets, Is.EquivalentTo(new[] { "account", "contact" }));

    [TestCase("cpay_refund", "cpay_transactionid", "cpay_transaction", "cpay_TransactionId")]
    [TestCase("cpay_refund", "cpay_customerid", "contact", "cpay_CustomerId_contact")]
    [TestCase("cpay_refund", "createdby", "systemuser", "createdby")]
    [TestCase("cpay_refund", "ownerid", "owner", "ownerid")]
    [TestCase("cpay_refund", "transactioncurrencyid", "transactioncurrency", "transactioncurrencyid")]
    [TestCase("cpay_paymentattempt", "cpay_transactionid", "cpay_transaction", "cpay_TransactionId_cpay_paymentattempt")]
    [TestCase("cpay_paymentattempt", "regardingobjectid", "contact", "regardingobjectid_contact_cpay_paymentattempt")]
    [TestCase("task", "regardingobjectid", "contact", "regardingobjectid_contact_task")]
    [TestCase("contact", "parentcustomerid", "account", "parentcustomerid_account")]
    public void Names_navigation_properties_as_the_platform(string table, string column, string target, string navigation)
    {
        var relationship = Sources.Metadata.ManyToOneOf(table).Single(one => one.ReferencingColumn == column && one.ReferencedTable == target);
        Assert.That(relationship.ReferencingNavigationProperty, Is.EqualTo(navigation));
    }

    [Test]
    public void The_creator_relationship_bears_the_platforms_name() =>
        Assert.That(Sources.Metadata.ManyToOneOf("cpay_refund").Select(one => one.SchemaName), Does.Contain("lk_cpay_refund_createdby").And.Contain("owner_cpay_refund"));

    [Test]
    public void A_custom_activity_inherits_the_columns_of_activities() =>
        Assert.That(Attempt.Columns.Keys, Is.SupersetOf(["activityid", "subject", "description", "regardingobjectid", "actualend", "scheduledend", "activitytypecode", "ownerid"]));

    [Test]
    public void A_custom_activity_can_regard_customers_and_every_table_with_activities() =>
        Assert.That(Attempt.Columns["regardingobjectid"].Targets, Is.SupersetOf(Sources.Metadata.Tables.Values.Where(table => table.HasActivities).Select(table => table.LogicalName)));

    [Test]
    public void An_activity_has_four_states() =>
        Assert.That(Attempt.Columns["statecode"].Choice!.Options.Select(option => option.Value), Is.EqualTo(new[] { 0, 1, 2, 3 }));

    [Test]
    public void A_base_money_column_knows_what_it_mirrors() => Assert.That(Refund.Columns["cpay_amount_base"].CalculationOf, Is.EqualTo("cpay_amount"));

    [Test]
    public void Keys_carry_their_columns() =>
        Assert.That(Refund.Keys.Select(key => string.Join(",", key.Columns)), Does.Contain("cpay_idempotencykey"));

    [Test]
    public void Navigation_properties_of_a_table_are_distinct()
    {
        var twice = Sources.Metadata.Tables.Keys.SelectMany(table => Sources.Metadata.ManyToOneOf(table).Select(one => (table, one.ReferencingNavigationProperty))
            .Concat(Sources.Metadata.OneToManyOf(table).Select(one => (table, one.ReferencedNavigationProperty))))
            .GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.That(twice, Is.Empty);
    }

    [Test]
    public void Relationship_names_are_distinct() => Assert.That(Sources.Metadata.Relationships.Select(one => one.SchemaName), Is.Unique);

    [Test]
    public void Users_reach_their_roles_through_the_intersect_table() =>
        Assert.That(Sources.Metadata.ManyToMany.Single(one => one.SchemaName == "systemuserroles_association").IntersectTable, Is.EqualTo("systemuserroles"));

    [TestCase("contact", 2)]
    [TestCase("systemuser", 8)]
    [TestCase("task", 4212)]
    [TestCase("transactioncurrency", 9105)]
    public void Base_tables_have_the_platforms_type_codes(string table, int code) => Assert.That(Sources.Metadata.Tables[table].ObjectTypeCode, Is.EqualTo(code));

    [Test]
    public void Labels_come_in_the_asked_language() =>
        Assert.That((Refund.Columns["createdon"].DisplayName.In(1049), Refund.Columns["createdon"].DisplayName.In(1031)), Is.EqualTo(("Дата создания", "Created On")));

    private static TableMetadata Gateway => Sources.Metadata.Tables["cpay_gateway"];
}
