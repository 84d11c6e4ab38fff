using System.Diagnostics;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>The packager as a build script runs it.</summary>
public sealed class TheCommandLine
{
    private StagedSource _source = new();

    [SetUp]
    public void Stage() => _source = new StagedSource();

    [TearDown]
    public void Clean() => _source.Dispose();

    [Test]
    public void Writes_both_packages_and_says_so()
    {
        var output = Path.Combine(_source.Source, "..", "artifacts");
        var (code, said, _) = Run("--out", output);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(said, Does.Contain("CrmPayments.zip: Unmanaged").And.Contain("CrmPayments_managed.zip: Managed"));
            Assert.That(Directory.GetFiles(output).Select(Path.GetFileName), Is.EquivalentTo(new[] { "CrmPayments.zip", "CrmPayments_managed.zip" }));
        });
    }

    [Test]
    public void Fails_with_each_sentence_once_when_the_source_is_damaged()
    {
        File.Delete(_source.PathOf("Roles/Payments Auditor.xml"));
        var (code, _, complaint) = Run("--out", Path.Combine(_source.Source, "..", "artifacts"));
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(complaint.Split("has nothing behind it."), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public void Fails_with_a_sentence_when_there_is_no_solution()
    {
        var (code, _, complaint) = Run("--out", Path.Combine(_source.Source, "..", "artifacts"), "--source", _source.WebResources);
        Assert.That((code, complaint.Trim()), Is.EqualTo((1, "Other/Solution.xml is missing.")));
    }

    [TestCase]
    [TestCase("--out")]
    [TestCase("--nonsense", "x")]
    public void Explains_itself_when_it_is_not_understood(params string[] args)
    {
        var (code, _, complaint) = Start(args);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(complaint, Does.Contain("--out artifacts"));
        });
    }

    private (int Code, string Said, string Complaint) Run(params string[] args) =>
        Start(["--source", _source.Source, "--plugins", Repository.PluginAssembly, "--web-resources", _source.WebResources, .. args]);

    private static (int Code, string Said, string Complaint) Start(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SolutionPackage).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said, complaint.Result);
    }
}
