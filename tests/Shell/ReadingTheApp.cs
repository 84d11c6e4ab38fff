using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Tests.Shell;

public sealed class ReadingTheApp
{
    private static readonly string[] Places = ["Form", "HomepageGrid", "SubGrid"];

    private readonly ShellModel _app = Repository.App();

    [Test]
    public void Finds_every_table_of_the_site_map()
    {
        var tables = _app.Areas.SelectMany(area => area.Groups).SelectMany(group => group.Items).Select(item => item.Table).OfType<string>().ToList();
        Assert.That(tables, Is.SupersetOf(new[] { "contact", "account", "cpay_transaction", "cpay_refund" }).And.SubsetOf(_app.Tables.Keys));
    }

    [Test]
    public void Finds_pages_that_are_web_resources_with_whom_they_are_for()
    {
        var page = _app.Areas.SelectMany(area => area.Groups).SelectMany(group => group.Items).Single(item => item.Url is not null);
        Assert.That((page.Url, page.Title, page.Icon, page.Privileges.Single()),
            Is.EqualTo(("$webresource:cpay_/html/separation.html", "Separation of Duties", "cpay_/icons/separation.svg", new NeededPrivilege("cpay_refundpolicy", "Read"))));
    }

    [TestCase(1033, "Payments")]
    [TestCase(3082, "Pagos")]
    [TestCase(1049, "Платежи")]
    [TestCase(2052, "付款")]
    [TestCase(1031, "Payments", Description = "A language the solution does not speak: English.")]
    public void Speaks_the_users_language(int lcid, string payments) =>
        Assert.That(Repository.App(lcid).Areas.SelectMany(area => area.Groups).Select(group => group.Title), Has.Member(payments));

    [Test]
    public void Has_the_refund_button_in_all_three_places() =>
        Assert.That(_app.Ribbons["cpay_transaction"].Buttons.Where(button => button.Command.EndsWith(".Refund.Command", StringComparison.Ordinal)).Select(button => button.Place), Is.EquivalentTo(Places));

    [Test]
    public void Writes_out_the_rules_of_a_command()
    {
        var command = _app.Ribbons["cpay_transaction"].Commands["cpay.cpay_transaction.Form.Refund.Command"];
        Assert.That(command.EnableRules.Concat(command.DisplayRules).Select(rule => rule.Kind), Is.EqualTo(new[] { "CustomRule", "EntityPrivilegeRule" }));
    }

    [Test]
    public void Names_no_rule_that_is_not_defined()
    {
        var rules = _app.Ribbons.Values.SelectMany(ribbon => ribbon.Commands.Values).SelectMany(command => command.EnableRules.Concat(command.DisplayRules));
        Assert.That(rules.Where(rule => rule.Kind == "Undefined"), Is.Empty);
    }

    [Test]
    public void Reads_the_tabs_sub_grids_and_timeline_of_the_contacts_form()
    {
        var controls = Controls(_app.Forms["contact"].Single(form => form.Type == "main")).ToList();
        var relationships = controls.Select(control => control.Parameters.GetValueOrDefault("RelationshipName")).OfType<string>();
        Assert.That(relationships, Has.Member("cpay_contact_cpay_transaction_CustomerId"));
        Assert.That(controls.Select(control => control.ClassId), Has.Member("06375649-c143-495e-a496-c962e5b4488e"), "the timeline");
    }

    [Test]
    public void Shows_only_columns_that_exist_on_forms_and_in_views()
    {
        var onForms = _app.Forms.SelectMany(pair => pair.Value.SelectMany(Controls).Select(control => control.Column).OfType<string>().Select(column => (Table: pair.Key, Column: column)));
        var inViews = _app.Views.SelectMany(pair => pair.Value.SelectMany(view => view.Cells).Select(cell => (Table: pair.Key, cell.Column)));
        Assert.That(onForms.Concat(inViews).Where(shown => !shown.Column.Contains('.') && !_app.Tables[shown.Table].Columns.ContainsKey(shown.Column)), Is.Empty);
    }

    [Test]
    public void Has_a_form_and_a_view_for_every_table_also_where_the_solution_ships_none()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_app.Tables.Keys.Where(table => !_app.Forms[table].Any(form => form.Type == "main")), Is.Empty);
            Assert.That(_app.Tables.Keys.Where(table => !_app.Views[table].Any(view => view.QueryType == 0)), Is.Empty);
        });
    }

    [Test]
    public void Finds_the_relationship_of_every_sub_grid()
    {
        var named = _app.Forms.SelectMany(pair => pair.Value.SelectMany(Controls).Select(control => control.Parameters.GetValueOrDefault("RelationshipName")).OfType<string>().Select(name => (Table: pair.Key, Name: name)));
        Assert.That(named.Where(used => _app.Tables[used.Table].Children.All(child => child.Relationship != used.Name)), Is.Empty);
    }

    private static IEnumerable<ControlModel> Controls(FormModel form) =>
        form.Tabs.SelectMany(tab => tab.Columns).SelectMany(column => column.Sections).SelectMany(section => section.Rows).SelectMany(row => row).Concat(form.Header)
            .Select(cell => cell.Control).OfType<ControlModel>();
}
