namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>Whom and when a query's relative operators mean.</summary>
/// <param name="UserId">eq-userid.</param>
/// <param name="BusinessUnitId">eq-businessid.</param>
/// <param name="TeamIds">eq-userteams.</param>
/// <param name="Lcid">eq-userlanguage, and the language of formatted values.</param>
/// <param name="Now">UTC; today, last-x-days and the like count from it.</param>
public sealed record QueryCaller(Guid UserId, Guid BusinessUnitId, IReadOnlyCollection<Guid> TeamIds, int Lcid, DateTime Now);
