using System.Globalization;

namespace CrmPayments.Emulator;

/// <summary>The command line.</summary>
public sealed record EmulatorOptions
{
    public const string Help = """
        dotnet run --project Emulator [-- options]
          --urls http://127.0.0.1:5080   the one address to listen on; loopback only
          --data DIR                     where the data is kept, or :memory: for none
          --no-demo                      no demo users, customers and charges
          --clock 2026-11-21T09:00:00Z   a fixed clock, moved by POST /emulator/clock
        """;

    public Uri Url { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>Null: nothing is kept.</summary>
    public string? DataDirectory { get; init; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "CrmPayments");

    public bool Demo { get; init; } = true;

    public DateTimeOffset? Clock { get; init; }

    /// <summary>How often due work runs; the machine's time.</summary>
    public TimeSpan DueWorkEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <exception cref="FormatException">An option is unknown or malformed; the sentence names it.</exception>
    public static EmulatorOptions Parse(IReadOnlyList<string> args)
    {
        var options = new EmulatorOptions();
        for (var at = 0; at < args.Count; at++)
        {
            options = args[at] switch
            {
                "--urls" => options with { Url = Loopback(Value(args, ref at)) },
                "--data" => options with { DataDirectory = Value(args, ref at) is var folder && folder == ":memory:" ? null : Path.GetFullPath(folder) },
                "--no-demo" => options with { Demo = false },
                "--clock" => options with { Clock = Instant(Value(args, ref at)) },
                var unknown => throw new FormatException($"There is no option {unknown}."),
            };
        }

        return options;
    }

    /// <summary>An instant in ISO 8601; without an offset it is UTC.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new FormatException($"'{text}' is not an instant such as 2026-11-21T09:00:00Z.");

    private static string Value(IReadOnlyList<string> args, ref int at) =>
        ++at < args.Count ? args[at] : throw new FormatException($"{args[at - 1]} needs a value.");

    private static Uri Loopback(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: true }
        ? url
        : throw new FormatException($"--urls must be one http address of this machine, such as http://127.0.0.1:5080; '{text}' is not.");
}
