using System.Globalization;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Errors;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>Who calls: the bearer token or cookie is the user's domain name, none is the system administrator (docs/emulator.md).</summary>
public sealed class CallerResolver(EmbeddedDataverse dataverse)
{
    private const string Scheme = "Bearer ";

    /// <param name="headers">The request's.</param>
    /// <param name="cookie">The user cookie's value; null or empty when absent.</param>
    /// <param name="tag">The <c>?tag=</c> option, or null.</param>
    /// <exception cref="WebApiException">401 for a user nobody knows, 400 or 403 for an impersonation that names none.</exception>
    public Caller Resolve(IReadOnlyDictionary<string, string> headers, string? cookie, string? tag) =>
        new(Authenticate(headers.GetValueOrDefault("Authorization"), cookie))
        {
            OnBehalfOf = Impersonated(headers),
            Tag = tag,
            UserAgent = headers.GetValueOrDefault("User-Agent"),
        };

    private Guid Authenticate(string? authorization, string? cookie)
    {
        if (authorization is not null && !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Unauthorized("Send 'Authorization: Bearer <domain name>'; other schemes are not understood.");
        var name = authorization?[Scheme.Length..].Trim() ?? cookie;
        if (string.IsNullOrEmpty(name))
            return dataverse.AdministratorId;
        return dataverse.FindUser(name) ?? throw Unauthorized($"No enabled user has the domain name '{name}'.");
    }

    private Guid? Impersonated(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.TryGetValue("CallerObjectId", out var objectId))
            return UserOfObject(Parse("CallerObjectId", objectId));
        return headers.TryGetValue("MSCRMCallerID", out var userId) ? Parse("MSCRMCallerID", userId) : null;
    }

    /// <summary>The Entra object id, as on the platform; a systemuserid is taken too, because local users need no object id.</summary>
    private Guid UserOfObject(Guid objectId)
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet("systemuserid"), TopCount = 1 };
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("azureactivedirectoryobjectid", ConditionOperator.Equal, objectId);
        query.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, objectId);
        var response = (RetrieveMultipleResponse)dataverse.Execute(new RetrieveMultipleRequest { Query = query }, new Caller(dataverse.SystemUserId));
        return response.EntityCollection.Entities is [var user, ..]
            ? user.Id
            : throw new WebApiException(403, ErrorCodes.CannotActOnBehalfOfAnotherUser, $"No user has the object id {objectId} given in CallerObjectId.");
    }

    private static Guid Parse(string header, string value) => Guid.TryParse(value, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new WebApiException(400, ErrorCodes.InvalidArgument, $"The {header} header must be a Guid, not '{value}'.");

    private static WebApiException Unauthorized(string message) => new(401, ErrorCodes.PrivilegeDenied, message);
}
