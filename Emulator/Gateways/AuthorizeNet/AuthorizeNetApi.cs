using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>/xml/v1/request.api: one address, the operation is the only root member. Whatever happens, the answer is HTTP 200.</summary>
internal sealed class AuthorizeNetApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time)
{
    private static readonly VendorFaults Wording = new(
        AuthorizeNetJson.Error("E00001", "An error occurred during processing. Please try again.", status: StatusCodes.Status500InternalServerError),
        AuthorizeNetJson.Error("E00053", "The server is currently too busy. Please try again later."));

    public async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var (root, refusal) = Read(await reader.ReadToEndAsync(context.RequestAborted));
        if (root is not { Value: JObject request })
        {
            await FaultyLine.WriteAsync(context, refusal ?? Malformed("The request is not an object."));
            return;
        }

        await FaultyLine.RunAsync(context, faults.Take(Operation(root)), Wording, declineWith => books.Write(page =>
            Run(root.Name, new AuthorizeNetCall(page, new AuthorizeNetEvents(page, outbox, time.GetUtcNow()), request, time.GetUtcNow(), declineWith))));
    }

    private static (JProperty? Root, VendorAnswer? Refusal) Read(string text)
    {
        if (Parse(text)?.Properties().ToList() is not [var root] || !AuthorizeNetShape.IsOperation(root.Name)) return (null, Malformed("The root element is not a known request."));
        if (AuthorizeNetShape.Problem("", root.Name, root.Value) is { } problem) return (null, Malformed(problem));
        var login = root.Value.SelectToken("merchantAuthentication");
        return (string?)login?["name"] == AuthorizeNetCredentials.LoginId && (string?)login["transactionKey"] == AuthorizeNetCredentials.TransactionKey
            ? (root, null)
            : (null, AuthorizeNetJson.Error("E00007", "User authentication failed due to invalid authentication values."));
    }

    private static JObject? Parse(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JObject.Load(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static VendorAnswer Malformed(string text) => AuthorizeNetJson.Error("E00003", text);

    private static string Operation(JProperty root) => root.Name switch
    {
        "createTransactionRequest" => (string?)root.Value.SelectToken("transactionRequest.transactionType") switch
        {
            AuthorizeNetTransaction.RefundType => "refund",
            "voidTransaction" => "void",
            _ => "charge",
        },
        "createCustomerProfileRequest" or "createCustomerPaymentProfileRequest" => "store",
        _ => "lookup",
    };

    private static VendorAnswer Run(string operation, AuthorizeNetCall call) => operation switch
    {
        "createTransactionRequest" => Create(call),
        "getTransactionDetailsRequest" => AuthorizeNetReports.Details(call),
        "ARBGetSubscriptionRequest" => AuthorizeNetReports.Subscription(call),
        "getUnsettledTransactionListRequest" => AuthorizeNetReports.Unsettled(call),
        "getSettledBatchListRequest" => AuthorizeNetReports.Batches(call),
        "getTransactionListRequest" => AuthorizeNetReports.OfBatch(call),
        "getTransactionListForCustomerRequest" => AuthorizeNetReports.OfCustomer(call),
        "getMerchantDetailsRequest" => AuthorizeNetReports.Merchant(call),
        "createCustomerProfileRequest" => AuthorizeNetVault.CreateProfile(call),
        "createCustomerPaymentProfileRequest" => AuthorizeNetVault.CreateMethod(call),
        _ => call.Ok([]),
    };

    private static VendorAnswer Create(AuthorizeNetCall call) => call.Text("transactionType") switch
    {
        "authCaptureTransaction" => AuthorizeNetCharges.Charge(call, capture: true),
        "authOnlyTransaction" => AuthorizeNetCharges.Charge(call, capture: false),
        "priorAuthCaptureTransaction" => AuthorizeNetCharges.Capture(call),
        AuthorizeNetTransaction.RefundType => AuthorizeNetRefunds.Refund(call),
        "voidTransaction" => AuthorizeNetRefunds.Void(call),
        var other => call.Error("E00013", $"The transaction type '{other}' does not exist here."),
    };
}
