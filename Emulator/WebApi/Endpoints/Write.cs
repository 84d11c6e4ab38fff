using CrmPayments.Emulator.WebApi.Http;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>One change: the message that makes it, and the answer once it is made. Apart, because a change set makes all its changes before it answers any.</summary>
/// <param name="Created">The relative URL of the row it creates, which later requests of a change set may refer to; null when it creates none.</param>
internal sealed record Write(OrganizationRequest Request, Func<OrganizationResponse, ApiResponse> Answer, string? Created = null);
