using System.Globalization;
using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Http;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Errors;

/// <summary>Turns whatever went wrong into the platform's error JSON.</summary>
public static class ErrorWriter
{
    private const string Prefix = "Microsoft.PowerApps.CDS.";

    /// <summary>The answer to an expected failure; null for an exception nobody expected, which is a bug.</summary>
    public static ApiResponse? Describe(Exception failure, Preferences preferences) => failure switch
    {
        WebApiException own => Of(own.Status, own.Code, own.Message),
        FaultException<OrganizationServiceFault> fault => Of(fault.Detail, preferences),
        ODataUnrecognizedPathException path => Describe(WebApiException.NoSuchSegment(path.CurrentSegment ?? FirstQuoted(path.Message)), preferences),
        ODataException odata => Of(400, ErrorCodes.ODataError, odata.Message),
        _ => null,
    };

    public static ApiResponse Of(int status, int code, string message) =>
        ApiResponse.Of(status, new JObject { ["error"] = Body(code, message) });

    private static ApiResponse Of(OrganizationServiceFault fault, Preferences preferences)
    {
        var body = Body(fault.ErrorCode, fault.Message);
        foreach (var (name, value) in Annotations(fault).Where(each => preferences.Wants(each.Name)))
            body["@" + name] = value;
        var response = ApiResponse.Of(FaultStatus.Of(fault), new JObject { ["error"] = body });
        return fault.ErrorDetails.TryGetValue("Retry-After", out var wait) && wait is TimeSpan span
            ? response.With("Retry-After", Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            : response;
    }

    private static IEnumerable<(string Name, string Value)> Annotations(OrganizationServiceFault fault)
    {
        foreach (var (key, value) in fault.ErrorDetails)
            yield return ($"{Prefix}ErrorDetails.{key}", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        if (!string.IsNullOrEmpty(fault.HelpLink))
            yield return (Prefix + "HelpLink", fault.HelpLink);
        if (!string.IsNullOrEmpty(fault.TraceText))
            yield return (Prefix + "TraceText", fault.TraceText);
        yield return (Prefix + "InnerError.Message", fault.InnerFault?.Message ?? fault.Message);
    }

    private static JObject Body(int code, string message) =>
        new() { ["code"] = "0x" + code.ToString("x8", CultureInfo.InvariantCulture), ["message"] = message };

    private static string FirstQuoted(string message) => message.Split('\'') is [_, var quoted, ..] ? quoted : message;
}
