using System.Diagnostics;
using CrmPayments.Emulator.Dataverse;

namespace CrmPayments.Tests.Dataverse.Messages;

public sealed class TheShippedSolution
{
    [Test]
    public void Opens_in_well_under_a_second_once_the_code_is_warm()
    {
        Open().Dispose();
        var time = Stopwatch.StartNew();
        Open().Dispose();
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)), "generous: the machine may be busy");
    }

    [Test]
    public void Brings_its_roles_with_their_privileges()
    {
        using var dataverse = Open();
        Assert.That(dataverse.Solution.Roles, Is.Not.Empty);
        Assert.That(dataverse.As(dataverse.AdministratorId).Retrieve("role", dataverse.Solution.Roles[0].Id, new("name"))["name"], Is.EqualTo(dataverse.Solution.Roles[0].Name));
    }

    private static EmbeddedDataverse Open() => EmbeddedDataverse.Open(new EmbeddedDataverseOptions { SolutionDirectory = SolutionDirectory(), AsyncWorkers = 0 });

    private static string SolutionDirectory()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "Solution", "src")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Solution/src");
        }

        return Path.Combine(folder.FullName, "Solution", "src");
    }
}
