using Microsoft.AspNetCore.Http;

namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>Runs a request's work under the fault that waits for it, if any.</summary>
public static class FaultyLine
{
    private static readonly VendorAnswer Garbage = new(200, "text/html", "<html><body>It works!</bo");

    /// <param name="context">The request.</param>
    /// <param name="fault">What goes wrong; null for nothing.</param>
    /// <param name="wording">The vendor's own error answers.</param>
    /// <param name="work">Books and answers; gets the code to decline with, or null.</param>
    public static async Task RunAsync(HttpContext context, Fault? fault, VendorFaults wording, Func<string?, VendorAnswer> work)
    {
        // A gateway does not notice that its client went away: only the answer is cancelled, never the work.
        if (fault?.Kind == FaultKind.Delay) await Task.Delay(fault.Milliseconds, CancellationToken.None);
        var answer = fault?.Kind switch
        {
            FaultKind.DropBefore => null,
            FaultKind.ErrorBefore => wording.ServerError,
            FaultKind.RateLimit => wording.RateLimited,
            FaultKind.Rubbish => Garbage,
            FaultKind.DropAfter => Booked(work, null),
            FaultKind.ErrorAfter => Booked(work, wording.ServerError),
            FaultKind.RubbishAfter => Booked(work, Garbage),
            FaultKind.Decline => work(fault.Code),
            _ => work(null),
        };
        if (answer is null) context.Abort();
        else await WriteAsync(context, answer);
    }

    public static async Task WriteAsync(HttpContext context, VendorAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        if (answer.Body.Length == 0) return;
        context.Response.ContentType = $"{answer.ContentType}; charset=utf-8";
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static VendorAnswer? Booked(Func<string?, VendorAnswer> work, VendorAnswer? instead)
    {
        work(null);
        return instead;
    }
}
