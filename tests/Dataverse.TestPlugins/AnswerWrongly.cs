namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Custom API: answers with a property of another type than it declares.</summary>
public sealed class AnswerWrongly : TestPlugin
{
    public AnswerWrongly()
        : base("")
    {
    }

    protected override void Run(Tools tools) => tools.Context.OutputParameters["Balance"] = "many";
}
