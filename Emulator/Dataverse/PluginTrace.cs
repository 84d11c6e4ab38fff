namespace CrmPayments.Emulator.Dataverse;

/// <summary>What one plug-in execution wrote to its tracing service (plugintracelog on the platform).</summary>
/// <param name="Type">Full name of the plug-in class.</param>
/// <param name="Message">The message it ran on.</param>
/// <param name="Text">At most the platform's 10 KB; older lines are dropped.</param>
/// <param name="Failed">Whether it ended with an exception.</param>
public sealed record PluginTrace(string Type, string Message, string Text, bool Failed);
