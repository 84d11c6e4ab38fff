using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>One thing that people, gateways, networks or time do. Numbers choose among what is there when it happens.</summary>
internal abstract record Step
{
    private static readonly Gen<int> AGateway = Gen.Elements(0, 1);

    private static readonly Gen<Step> Asking =
        from gateway in AGateway
        from amount in Gen.Elements<decimal?>(10m, 10m, 10m, 20m, 40m, 50.5m, 120m, null, 0m, 0.001m, 200m)
        from user in Gen.Frequency((8, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Constant(2)))
        from key in Gen.Choose(0, 15)
        from confirmed in Gen.Elements(true, false)
        select (Step)new Ask(gateway, amount, user, key, confirmed);

    private static readonly Gen<Step> Breaking =
        from gateway in AGateway
        from operation in Gen.Frequency((5, Gen.Constant("refund")), (2, Gen.Constant("lookup")), (1, Gen.Constant("*")))
        from kind in Gen.Elements("drop-before", "drop-after", "drop-after", "error-before", "error-after", "rubbish", "rate-limit", "decline")
        select (Step)new Break(gateway, operation, kind);

    private static readonly Gen<Step> Telling = from gateway in AGateway from which in Gen.Choose(0, 9) select (Step)new Tell(gateway, which);

    private static readonly Gen<Step> Delivering = Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 9))).Select(which => (Step)new Deliver(which));

    private static readonly Gen<Step> Working = Gen.Frequency((4, Gen.Constant<Step>(new Work())), (1, Gen.Choose(1, 12).Select(moment => (Step)new Die(moment))));

    /// <summary>What often comes together, and what comes alone.</summary>
    private static readonly Gen<IReadOnlyList<Step>> Scene = Gen.Frequency(
        (3, InTurn(Asking, Working)),
        (3, InTurn(Breaking, Asking, Working)),
        (3, InTurn(Telling, Delivering, Working)),
        (3, InTurn(Gen.Elements(1, 6, 20, 40, 25 * 60, 8 * 24 * 60).Select(minutes => (Step)new Wait(minutes)), Working)),
        (1, InTurn(Asking)),
        (1, InTurn(Telling)),
        (1, InTurn(Delivering)),
        (1, InTurn(AGateway.Select(gateway => (Step)new Cancel(gateway)))),
        (1, InTurn(AGateway.Select(gateway => (Step)new Resolve(gateway)))),
        (1, InTurn(from gateway in AGateway from approve in Gen.Elements(true, false) select (Step)new Decide(gateway, approve))),
        (1, InTurn(from gateway in AGateway from amount in Gen.Elements(5m, 60m, 150m) select (Step)new RefundInConsole(gateway, amount))));

    /// <summary>Stories of at least three scenes; one that fails is told again with steps left out.</summary>
    public static Arbitrary<List<Step>> Stories(int mostScenes) => Arb.From(
        Gen.Choose(3, mostScenes).SelectMany(count => Scene.ListOf(count)).Select(scenes => scenes.SelectMany(scene => scene).ToList()),
        steps => Enumerable.Range(0, steps.Count).Select(without => steps.Where((_, at) => at != without).ToList()));

    private static Gen<IReadOnlyList<Step>> InTurn(params Gen<Step>[] steps) => Gen.CollectToArray(steps, step => step).Select(each => (IReadOnlyList<Step>)each);

    /// <summary>Somebody asks for money back, perhaps again under an earlier key, perhaps saying that another one of that amount is meant.</summary>
    public sealed record Ask(int Gateway, decimal? Amount, int User, int Key, bool Confirmed) : Step;

    /// <summary>The approver decides on a refund that waits for it.</summary>
    public sealed record Decide(int Gateway, bool Approve) : Step;

    /// <summary>Whoever asked takes a waiting request back.</summary>
    public sealed record Cancel(int Gateway) : Step;

    /// <summary>A person looks at the gateway's console and ends a refund in doubt as the books have it.</summary>
    public sealed record Resolve(int Gateway) : Step;

    /// <summary>Async jobs run.</summary>
    public sealed record Work : Step;

    /// <summary>Async jobs run until the process dies; then it starts again.</summary>
    public sealed record Die(int Moment) : Step;

    /// <summary>Time passes, and the clock marks due work; its jobs wait for <see cref="Work"/>.</summary>
    public sealed record Wait(int Minutes) : Step;

    /// <summary>The gateway, or the line to it, misbehaves once.</summary>
    public sealed record Break(int Gateway, string Operation, string Kind) : Step;

    /// <summary>The merchant gives money back without the CRM.</summary>
    public sealed record RefundInConsole(int Gateway, decimal Amount) : Step;

    /// <summary>The gateway signs a notification about a refund. It is on its way until it is delivered.</summary>
    public sealed record Tell(int Gateway, int Which) : Step;

    /// <summary>One of the notifications so far arrives, counted from the latest: late, in any order, perhaps not for the first time.</summary>
    public sealed record Deliver(int Which) : Step;
}
