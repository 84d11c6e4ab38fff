using System.Diagnostics;
using System.Text;

namespace CrmPayments.Tests.Emulator;

/// <summary>The built emulator as a process of its own, so that it can be killed.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EmulatorProcess(Process process) => _process = process;

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public bool IsReady => _ready.Task.IsCompleted;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<EmulatorProcess> StartAsync(params string[] arguments)
    {
        var emulator = Launch(arguments);
        var first = await Task.WhenAny(emulator._ready.Task, emulator._process.WaitForExitAsync(), Task.Delay(Patience));
        if (first == emulator._ready.Task) return emulator;
        await emulator.DisposeAsync();
        throw new InvalidOperationException($"The emulator did not get ready. It wrote: {emulator.Output}");
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static EmulatorProcess Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var emulator = new EmulatorProcess(new Process { StartInfo = start });
        emulator._process.OutputDataReceived += (_, line) => emulator.Hear(line.Data);
        emulator._process.ErrorDataReceived += (_, line) => emulator.Hear(line.Data);
        emulator._process.Start();
        emulator._process.BeginOutputReadLine();
        emulator._process.BeginErrorReadLine();
        return emulator;
    }

    /// <summary>Ends it at once, as kill -9 does: nothing is flushed, nothing is told.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <returns>The exit code of a process that ends by itself.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.StartsWith("CrmPayments is ready", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    private static string Assembly()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrmPayments.sln")))
                return Path.Combine(folder.FullName, "Emulator", "bin", Configuration, "net10.0", "CrmPayments.Emulator.dll");
        }

        throw new InvalidOperationException("The tests do not run in a clone of the repository.");
    }
}
