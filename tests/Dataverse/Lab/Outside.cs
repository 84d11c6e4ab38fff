using System.Net;
using System.Net.Sockets;

namespace CrmPayments.Tests.Dataverse.Lab;

/// <summary>A web server that answers nobody until it is told to.</summary>
internal sealed class Outside : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Outside()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Url { get; }

    /// <summary>Completes when somebody waits for the answer.</summary>
    public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Answer() => _mayAnswer.TrySetResult();

    public void Dispose()
    {
        Answer();
        _listener.Close();
    }

    private async Task AnswerAsync()
    {
        var context = await _listener.GetContextAsync();
        _asked.SetResult();
        await _mayAnswer.Task;
        context.Response.Close();
    }
}
