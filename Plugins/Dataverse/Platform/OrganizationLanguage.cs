using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;

namespace CrmPayments.Plugins.Platform;

/// <summary>The environment's base language: that of customers without one, and of what people read in shared rows.</summary>
internal static class OrganizationLanguage
{
    /// <summary>What is asked for it, by who asks for other things in the same call.</summary>
    public static QueryExpression Question => new("organization") { ColumnSet = new ColumnSet("languagecode"), TopCount = 1 };

    /// <returns>One of our four LCIDs.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static int Read(IOrganizationService service) => Of(service.RetrieveMultiple(Question).Entities);

    /// <summary>The words for what everybody reads.</summary>
    /// <inheritdoc cref="Read" path="/remarks"/>
    public static Sentences Texts(IOrganizationService service) => Sentences.For(Read(service));

    /// <param name="rows">The answer to <see cref="Question"/>.</param>
    public static int Of(IEnumerable<Entity> rows) => CustomerLanguages.Nearest(rows.FirstOrDefault()?.GetAttributeValue<int>("languagecode") ?? 0);
}
