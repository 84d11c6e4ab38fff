using System.Diagnostics;
using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Notifications;

/// <summary>
/// Delivers queued notifications in the background, each until its receiver answers 2xx, with growing gaps.
/// They are queued in the same unit of work as what they tell of, so neither is ever without the other.
/// </summary>
public sealed class Outbox : IAsyncDisposable
{
    private static readonly TimeSpan FirstGap = TimeSpan.FromMilliseconds(200), LongestGap = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // One receiver that hangs must not keep the others from hearing.
    private const int MostAtOnce = 16;

    private readonly GatewayBooks _books;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, INotificationSigner> _signers;
    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly SemaphoreSlim _news = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inFlight = new(StringComparer.Ordinal);
    private readonly Task _work;

    /// <param name="books">Where notifications wait.</param>
    /// <param name="time">The time that signatures carry. Gaps are real time: the receiver is a real process.</param>
    /// <param name="signers">By the simulator's name.</param>
    public Outbox(GatewayBooks books, TimeProvider time, IReadOnlyDictionary<string, INotificationSigner> signers)
    {
        (_books, _time, _signers) = (books, time, signers);
        _work = Task.Run(RunAsync);
    }

    /// <summary>Queues a notification in the caller's unit of work; does nothing when the merchant has set no address.</summary>
    public void Queue(Page page, string gateway, string eventType, string content, NotificationMode mode = NotificationMode.Normal, int delayMilliseconds = 0)
    {
        if (Target(page, gateway) is null) return;
        page.Put(new QueuedNotification
        {
            Id = Guid.NewGuid().ToString("N"),
            Gateway = gateway,
            EventType = eventType,
            Content = content,
            Mode = mode,
            DelayMilliseconds = delayMilliseconds,
        });
        _news.Release();
    }

    /// <summary>Notifications not delivered yet, oldest first.</summary>
    public IReadOnlyList<QueuedNotification> Waits(string gateway) =>
        _books.Read(page => page.OwnedBy<QueuedNotification>(gateway)).Reverse().ToList();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _client.Dispose();
        _news.Dispose();
        _stop.Dispose();
    }

    private static Uri? Target(Page page, string gateway) =>
        page.Find<SimulatorSettings>(gateway)?.NotificationUrl is { Length: > 0 } url ? new Uri(url) : null;

    private async Task RunAsync()
    {
        var deliveries = new List<Task>();
        try
        {
            while (true)
            {
                deliveries.RemoveAll(delivery => delivery.IsCompletedSuccessfully);
                deliveries.AddRange(TakeDue().Select(notification => DeliverAsync(notification, _stop.Token)));
                await _news.WaitAsync(UntilNext(), _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed: what was not delivered is still in the books.
        }

        await Task.WhenAll(deliveries);
    }

    private List<QueuedNotification> TakeDue()
    {
        // Read under the lock that a delivery ends under: what has just been delivered is then gone from the books,
        // and what is still under way is known to be.
        lock (_waiting)
        {
            var queued = _books.Read(page => page.All<QueuedNotification>());
            var due = queued.Reverse().Where(IsDue).Take(MostAtOnce - _inFlight.Count).ToList();
            _inFlight.UnionWith(due.Select(notification => notification.Id));
            return due;
        }
    }

    private bool IsDue(QueuedNotification notification)
    {
        if (_inFlight.Contains(notification.Id)) return false;
        if (!_waiting.TryGetValue(notification.Id, out var waiting))
            _waiting[notification.Id] = waiting = Waiting.For(TimeSpan.FromMilliseconds(notification.DelayMilliseconds), tries: 0);
        return waiting.Left <= TimeSpan.Zero;
    }

    private TimeSpan UntilNext()
    {
        lock (_waiting)
        {
            // With all hands full there is nothing to start before one of them is free, which is news.
            if (_inFlight.Count >= MostAtOnce) return LongestGap;
            var next = _waiting.Where(pair => !_inFlight.Contains(pair.Key)).Select(pair => pair.Value.Left).DefaultIfEmpty(LongestGap).Min();
            return next < TimeSpan.Zero ? TimeSpan.Zero : next;
        }
    }

    private async Task DeliverAsync(QueuedNotification notification, CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            var over = await SendAsync(notification, cancel) || notification.Mode != NotificationMode.Normal;
            if (over) _books.Write(page => page.Remove<QueuedNotification>(notification.Id));
            Finish(notification.Id, over);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Disposed in the middle: it is sent again after a restart, as a vendor would.
        }
    }

    private void Finish(string id, bool over)
    {
        lock (_waiting)
        {
            if (over) _waiting.Remove(id);
            else _waiting[id] = _waiting[id].Again();
            _inFlight.Remove(id);
        }

        _news.Release();
    }

    private async Task<bool> SendAsync(QueuedNotification notification, CancellationToken cancel)
    {
        if (_books.Read(page => Target(page, notification.Gateway)) is not { } target) return false;
        using var request = _signers[notification.Gateway].Sign(notification.Content, notification.Mode, _time.GetUtcNow());
        request.RequestUri = target;
        try
        {
            using var response = await _client.SendAsync(request, cancel);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    private readonly record struct Waiting(long Since, TimeSpan Gap, int Tries)
    {
        public TimeSpan Left => Gap - Stopwatch.GetElapsedTime(Since);

        public static Waiting For(TimeSpan gap, int tries) => new(Stopwatch.GetTimestamp(), gap, tries);

        public Waiting Again() => For(TimeSpan.FromTicks(Math.Min(FirstGap.Ticks << Math.Min(Tries, 16), LongestGap.Ticks)), Tries + 1);
    }
}
