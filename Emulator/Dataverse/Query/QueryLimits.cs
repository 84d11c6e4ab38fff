using CrmPayments.Emulator.Dataverse.Faults;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>What the platform takes in one query, whatever language it is written in.</summary>
internal static class QueryLimits
{
    public const int MostConditions = 500;

    /// <exception cref="System.ServiceModel.FaultException">Too many conditions, or a limit that cannot be kept (0x80040203).</exception>
    public static void Check(RowQuery query)
    {
        if (query.Top is < 1 or > RowPage.Limit)
        {
            throw DataverseFaults.InvalidArgument($"The top count is {query.Top}; it must be from 1 to {RowPage.Limit}.");
        }

        if (query is { Top: not null, Page: { Size: > 0 } or { CountAll: true } })
        {
            throw DataverseFaults.InvalidArgument("The Top.Count can't be specified with pagingInfo.");
        }

        if (Conditions(query.Where, query.Links) > MostConditions)
        {
            throw DataverseFaults.InvalidArgument($"The query has more than {MostConditions} conditions.");
        }
    }

    private static int Conditions(RowPredicate? where, IEnumerable<RowLink> links) => Conditions(where) + links.Sum(link => Conditions(link.Where, link.Links));

    private static int Conditions(RowPredicate? part) => part switch
    {
        RowPredicate.Group group => group.Parts.Sum(Conditions),
        RowPredicate.Exists exists => Conditions(exists.Link.Where, exists.Link.Links),
        RowPredicate.Condition => 1,
        _ => 0,
    };
}
