using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Platform;

/// <summary>Several questions in one organization-service call.</summary>
internal static class Together
{
    /// <returns>The rows that answer each, in their order.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<IReadOnlyList<Entity>> Ask(IOrganizationService service, params QueryExpression[] questions)
    {
        var together = new ExecuteTransactionRequest { Requests = new OrganizationRequestCollection(), ReturnResponses = true };
        together.Requests.AddRange(questions.Select(question => new RetrieveMultipleRequest { Query = question }));
        var answers = (ExecuteTransactionResponse)service.Execute(together);
        return [.. answers.Responses.Cast<RetrieveMultipleResponse>().Select(answer => (IReadOnlyList<Entity>)[.. answer.EntityCollection.Entities])];
    }
}
