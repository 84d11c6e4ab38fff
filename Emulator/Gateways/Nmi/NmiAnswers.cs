using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Faults;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>The vendor's two kinds of answer: a query string whose values are not encoded, and XML. Both are HTTP 200, also for a no.</summary>
internal static class NmiAnswers
{
    public static VendorAnswer Transact(NmiCall call, string code, string text, string id, string authorization, string vaultId = "", string advice = "")
    {
        var response = code == "100" ? 1 : code[0] == '2' ? 2 : 3;
        var body = $"response={response}&responsetext={text}&authcode={authorization}&transactionid={id}&avsresponse={(authorization.Length > 0 ? "N" : "")}&cvvresponse="
            + $"&orderid={call.Text("orderid")}&type={call.Text("type")}&response_code={code}";
        if (advice.Length > 0) body += $"&merchant_advice_code={advice}";
        return Html(vaultId.Length > 0 ? $"{body}&customer_vault_id={vaultId}" : body);
    }

    public static VendorAnswer RateLimited(string code) => Html($"response=3&responsetext={WithReference("Rate limit exceeded")}&authcode=&transactionid=&avsresponse=&cvvresponse=&orderid=&type=&response_code={code}");

    public static VendorAnswer Xml(params object[] content) => new(200, "text/xml", new XDeclaration("1.0", "UTF-8", null) + "\n" + new XElement("nm_response", content));

    /// <summary>Errors end with a number that the vendor's support can search by.</summary>
    public static string WithReference(string text) => $"{text} REFID:{RandomNumberGenerator.GetString("0123456789", 9)}";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public static string Wire(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static VendorAnswer Html(string body) => new(200, "text/html", body);
}
