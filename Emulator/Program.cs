using CrmPayments.Emulator;
using CrmPayments.Emulator.Demo;

EmulatorOptions options;
try
{
    options = EmulatorOptions.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(EmulatorOptions.Help);
    return 2;
}

await using var host = await EmulatorHost.StartAsync(options, Console.WriteLine);
Console.WriteLine();
Console.WriteLine($"CrmPayments is ready: {options.Url}");
Console.WriteLine($"  Web API      {new Uri(options.Url, "/api/data/v9.2/")}");
Console.WriteLine($"  Data         {options.DataDirectory ?? "in memory, gone at the end"}");
if (options.Demo)
{
    Console.WriteLine("  Who can sign in (choose in the app, or send Authorization: Bearer <name>):");
    foreach (var user in DemoUsers.All) Console.WriteLine($"    {user.DomainName,-30} {user.Is}");
}

Console.WriteLine("Ctrl+C ends it.");
await host.WaitForShutdownAsync();
return 0;
