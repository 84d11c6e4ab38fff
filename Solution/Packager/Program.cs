using CrmPayments.Solution.Packager;

if (CommandLine.Parse(args) is not { } options)
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}
try
{
    return PackageWriter.WriteBoth(options);
}
catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or BadImageFormatException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
