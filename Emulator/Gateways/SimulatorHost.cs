using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways;

/// <summary>All simulators over one set of books. Dispose it after the web server has stopped.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly GatewayBooks _books;

    public SimulatorHost(SimulatorOptions options)
    {
        _books = new GatewayBooks(options.DataFile);
        Time = options.Time;
        SetTargets(options.NotificationTargets);
        Outbox = new Outbox(_books, options.Time, SimulatorCatalog.All.Where(entry => entry.Signer is not null).ToDictionary(entry => entry.Name, entry => entry.Signer!()));
        Simulators = [.. SimulatorCatalog.All.Select(entry => entry.Create(_books, Outbox, options.Time))];
        foreach (var simulator in Simulators.OfType<IAsksIssuer>()) simulator.Issuer = options.Issuer;
    }

    public IReadOnlyList<ISimulator> Simulators { get; }

    internal Outbox Outbox { get; }

    internal TimeProvider Time { get; }

    /// <summary>What a gateway's books hold now.</summary>
    /// <exception cref="InvalidOperationException">There is no simulator of this name.</exception>
    public Ledger Ledger(string gateway) => Simulators.Single(simulator => simulator.Name == gateway).Ledger();

    public SimulatorSettings Settings(string gateway) => _books.Read(page => page.Find<SimulatorSettings>(gateway)) ?? new(gateway, null);

    /// <summary>From now on, and after a restart, notifications go there; null for nowhere.</summary>
    public void SetNotificationUrl(string gateway, Uri? url) =>
        _books.Write(page => page.Put(new SimulatorSettings(gateway, url?.ToString())));

    public async ValueTask DisposeAsync()
    {
        await Outbox.DisposeAsync();
        _books.Dispose();
    }

    private void SetTargets(IReadOnlyDictionary<string, Uri> targets) => _books.Write(page =>
    {
        foreach (var (gateway, url) in targets) page.Put(new SimulatorSettings(gateway, url.ToString()));
    });
}
