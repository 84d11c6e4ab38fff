using CrmPayments.Emulator;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Emulator;

/// <summary>Keys that an administrator would put into Key Vault: made at random for each data folder.</summary>
public sealed class TheSolutionsOwnKeys
{
    [Test]
    public async Task Stay_the_same_as_long_as_the_data_is_kept()
    {
        using var folder = new TestFolder();
        var first = await KeyAsync(folder.Path);
        Assert.That(await KeyAsync(folder.Path), Is.EqualTo(first));
    }

    [Test]
    public async Task Differ_from_folder_to_folder()
    {
        using var folder = new TestFolder();
        var keys = new[] { await KeyAsync(folder.Path), await KeyAsync(null), await KeyAsync(null) };
        Assert.That(keys, Is.Unique.And.All.Length.GreaterThanOrEqualTo(32));
    }

    [Test]
    public async Task Differ_from_each_other()
    {
        using var folder = new TestFolder();
        Assert.That(await KeyAsync(folder.Path, "cpay_StepUpKey"), Is.Not.EqualTo(await KeyAsync(folder.Path)));
    }

    [Test]
    public async Task Are_readable_by_their_owner_alone()
    {
        using var folder = new TestFolder();
        await KeyAsync(folder.Path);
        if (OperatingSystem.IsWindows()) Assert.Ignore("Windows protects the user's own folder instead.");
        else Assert.That(File.GetUnixFileMode(Path.Combine(folder.Path, "keys")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static async Task<string> KeyAsync(string? folder, string name = "cpay_StatusPageKey")
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { Url = TestPort.Free(), DataDirectory = folder, Demo = false }, _ => { });
        var request = new OrganizationRequest("RetrieveEnvironmentVariableSecretValue") { ["EnvironmentVariableName"] = name };
        return (string)host.Dataverse.As(host.Dataverse.AdministratorId).Execute(request).Results["EnvironmentVariableSecretValue"];
    }
}
