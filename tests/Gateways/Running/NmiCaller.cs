using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Nmi;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks NMI's forms to the simulator, without our adapter's help.</summary>
public sealed class NmiCaller(HttpClient http)
{
    /// <param name="form">As in "type=sale&amp;amount=1.00"; the key is added.</param>
    /// <param name="key">The security key.</param>
    public async Task<IReadOnlyDictionary<string, string>> SendAsync(string form, string key = NmiCredentials.SecurityKey) =>
        QueryHelpers.ParseQuery(await PostAsync("transact.php", form, key)).ToDictionary(field => field.Key, field => field.Value.ToString());

    public async Task<XElement> QueryAsync(string form, string key = NmiCredentials.SecurityKey) => XElement.Parse(await PostAsync("query.php", form, key));

    public Task<IReadOnlyDictionary<string, string>> ChargeAsync(decimal amount, string orderId, string type = "sale", string card = "4111111111111111", string expires = "1099", string more = "&dup_seconds=0") =>
        SendAsync($"type={type}&amount={Wire(amount)}&ccnumber={card}&ccexp={expires}&orderid={orderId}{more}");

    /// <returns>The id of a charge that is not settled.</returns>
    public async Task<string> ChargedAsync(decimal amount, string orderId, string more = "&dup_seconds=0") => (await ChargeAsync(amount, orderId, more: more))["transactionid"];

    /// <returns>The id of a settled charge.</returns>
    public async Task<string> SettledAsync(decimal amount, string orderId, string more = "&dup_seconds=0")
    {
        var id = await ChargedAsync(amount, orderId, more);
        await SettleAsync(id);
        return id;
    }

    public Task<IReadOnlyDictionary<string, string>> RefundAsync(string chargeId, decimal amount, string orderId = "RF") =>
        SendAsync($"type=refund&transactionid={chargeId}&amount={Wire(amount)}&orderid={orderId}");

    public Task<IReadOnlyDictionary<string, string>> VoidAsync(string id) => SendAsync($"type=void&transactionid={id}");

    /// <summary>A card stored for a new customer.</summary>
    /// <returns>The vault's id.</returns>
    public async Task<string> StoredAsync(string email, string expires = "1099") =>
        (await SendAsync($"customer_vault=add_customer&ccnumber=4111111111111111&ccexp={expires}&email={email}"))["customer_vault_id"];

    public async Task<XElement> DetailsAsync(string id) => (await QueryAsync($"transaction_id={id}")).Elements().Single();

    public async Task SettleAsync(params string[] ids)
    {
        using var response = await http.PostAsync(new Uri("/simulators/nmi/settle", UriKind.Relative), new StringContent(JsonConvert.SerializeObject(new { ids })));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>response and, after a slash, response_code and text without the support's number.</summary>
    public static string Code(IReadOnlyDictionary<string, string> answer) => $"{answer["response"]}/{answer["response_code"]} {answer["responsetext"].Split(" REFID:")[0]}";

    private async Task<string> PostAsync(string page, string form, string key)
    {
        using var content = new StringContent($"security_key={key}&{form}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var response = await http.PostAsync(new Uri($"/simulators/nmi/api/{page}", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private static string Wire(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
