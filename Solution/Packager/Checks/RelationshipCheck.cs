namespace CrmPayments.Solution.Packager.Checks;

/// <summary>A relationship needs its name in Other/Relationships.xml and its body in Other/Relationships.</summary>
internal sealed class RelationshipCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source)
    {
        var listed = (source.Relationships?.Elements() ?? []).Select(element => element.Attribute("Name")?.Value ?? "").ToList();
        var bodies = source.RelationshipFiles.SelectMany(file => file.Root.Elements()).Select(element => element.Attribute("Name")?.Value ?? "").ToList();
        return
        [
            .. bodies.Except(listed).Select(name => $"Relationship {name} has a body but is not listed in Other/Relationships.xml: it would be dropped."),
            .. listed.Except(bodies).Select(name => $"Relationship {name} is listed in Other/Relationships.xml but has no body: it would be dropped."),
            .. bodies.CountBy(name => name).Where(count => count.Value > 1).Select(count => $"Relationship {count.Key} has {count.Value} bodies."),
        ];
    }
}
