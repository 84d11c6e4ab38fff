namespace CrmPayments.Tests.Dataverse.Lab;

/// <summary>The classes of tests/Dataverse.TestPlugins.</summary>
internal static class TestPluginTypes
{
    public const string Namespace = "CrmPayments.Tests.Dataverse.TestPlugins.";

    public static readonly string[] Names =
        ["Refuse", "Crash", "RetryAlways", "Swallow", "WriteLog", "SetColumn", "Recurse", "Probe", "WriteAsEach", "AddOne", "AddThree", "AnswerWrongly", "CallOut", "Missing"];
}
