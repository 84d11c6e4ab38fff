using CrmPayments.Benchmarks;
using CrmPayments.Tests.Emulator;

string[] known = ["start", "options", "refunds", "notifications"];
if (args.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no measure '{unknown}'; there are {string.Join(", ", known)}.");
    return 2;
}

bool Wanted(string name) => args.Length == 0 || args.Contains(name);

using var folder = new TestFolder();
var benchmarks = new Benchmarks(TestPort.Free(), folder.Path);
await using var emulator = await benchmarks.StartAsync(Wanted("start"));
if (Wanted("options")) await benchmarks.OptionsAsync();
if (Wanted("refunds")) await benchmarks.RefundsAsync();
if (Wanted("notifications")) await benchmarks.NotificationsAsync();
return 0;
