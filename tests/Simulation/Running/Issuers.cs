using System.Collections.Concurrent;
using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>The banks behind the simulators, and their own record of what reached them: the networks' limits are counted from it.</summary>
internal sealed class Issuers(Bank bank) : IIssuer
{
    private readonly ConcurrentDictionary<(string Gateway, string Token), Instrument> _cards = new();
    private readonly ConcurrentQueue<Presented> _journal = new();

    public IReadOnlyList<Presented> Journal => [.. _journal];

    public void Issue(Instrument card, string token) => _cards[(GatewaySetup.Of(card.Owner.Market.Gateway).Simulator, token)] = card;

    public IssuerAnswer? Decide(Presentment presentment)
    {
        if (!_cards.TryGetValue((presentment.Gateway, presentment.Token), out var card)) return null;
        var answer = bank.Answer(card, presentment.At);
        _journal.Enqueue(new Presented(card, presentment.At, presentment.Amount, answer, presentment.Reference));
        return answer;
    }
}
