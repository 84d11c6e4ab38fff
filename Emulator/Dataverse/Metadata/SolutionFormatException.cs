namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>The unpacked solution holds something that cannot be read or is not emulated; the message names the file and the thing.</summary>
public sealed class SolutionFormatException(string message) : Exception(message)
{
    public static SolutionFormatException In(string file, string problem) => new($"{file}: {problem}");
}
