using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <param name="Sql">Without a limit.</param>
/// <param name="CountSql">Counts the rows, up to one more than the platform counts.</param>
/// <param name="Parameters">Of both.</param>
/// <param name="PartyColumns">Party lists of the query's own table that are wanted, too.</param>
internal sealed record TranslatedQuery(string Sql, string CountSql, object[] Parameters, RowShape Shape, IReadOnlyList<string> PartyColumns);
