using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Tests.Dataverse.Storage;

public sealed class TheWriteTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Goes_to_whoever_waited_longest()
    {
        var turn = new WriteTurn();
        var order = new ConcurrentQueue<int>();
        turn.TryEnter(Patience);
        var writers = Enumerable.Range(1, 5).Select(number => Queue(turn, number, order)).ToArray();
        turn.Exit();
        Task.WaitAll(writers);
        Assert.That(order, Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public void Is_free_again_after_it_was_left()
    {
        var turn = new WriteTurn();
        turn.TryEnter(Patience);
        turn.Exit();
        Assert.That(turn.TryEnter(TimeSpan.Zero), Is.True);
    }

    [Test]
    public void Skips_a_writer_who_gave_up()
    {
        var turn = new WriteTurn();
        turn.TryEnter(Patience);
        Assert.That((turn.TryEnter(TimeSpan.FromMilliseconds(1)), turn.Waiting), Is.EqualTo((false, 0)));
    }

    /// <summary>Returns once the writer stands in the queue, so that the order is known.</summary>
    private static Task Queue(WriteTurn turn, int number, ConcurrentQueue<int> order)
    {
        var before = turn.Waiting;
        var writer = Task.Factory.StartNew(
            () =>
            {
                turn.TryEnter(Patience);
                order.Enqueue(number);
                turn.Exit();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        SpinWait.SpinUntil(() => turn.Waiting > before, Patience);
        return writer;
    }
}
