namespace CrmPayments.Solution.Packager.Checks;

/// <summary>One kind of mistake that packs without a word and is lost, or fails only at the import.</summary>
internal interface ISolutionCheck
{
    /// <summary>A sentence for each mistake.</summary>
    IEnumerable<string> Defects(SolutionSource source);
}
