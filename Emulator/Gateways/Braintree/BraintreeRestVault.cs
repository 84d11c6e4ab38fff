using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>customers/… and payment_methods/… of the XML API.</summary>
internal sealed class BraintreeRestVault(Page page, DateTimeOffset now)
{
    private readonly BraintreeXml _xml = new(page);
    private readonly BraintreeVault _vault = new(page, now);

    /// <returns>Null for an address that does not exist.</returns>
    public BraintreeRestAnswer? Answer(string method, string[] path, JObject body) => (method, path) switch
    {
        ("POST", ["customers"]) => CreateCustomer(body["customer"] as JObject ?? []),
        ("GET", ["customers", var id]) => page.Find<BraintreeCustomer>(id) is { } customer ? new(200, _xml.CustomerResource(customer)) : BraintreeRestAnswer.NotFound,
        ("DELETE", ["customers", var id]) => DeleteCustomer(id),
        ("POST", ["payment_methods"]) => CreateMethod(body["payment_method"] as JObject ?? []),
        ("GET", ["payment_methods", "any", var token]) => page.Find<BraintreeMethod>(token) is { } found ? new(200, _xml.Method(found)) : BraintreeRestAnswer.NotFound,
        ("DELETE", ["payment_methods", "any", var token]) => DeleteMethod(token),
        _ => null,
    };

    private BraintreeRestAnswer CreateCustomer(JObject asked)
    {
        var id = (string?)asked["id"] ?? "";
        if (id.Length > 0 && page.Find<BraintreeCustomer>(id) is not null) return BraintreeRestAnswer.Refused(new("91609", "id", "Customer ID has already been taken."), "customer");
        var nonce = (string?)asked["payment_method_nonce"];
        if (nonce is not null && BraintreeTestData.FromNonce(nonce) is null) return BraintreeRestAnswer.Refused(BraintreeTestData.WhyNot(nonce), "customer");
        var customer = _vault.Create(new BraintreeCustomer
        {
            Id = id,
            Email = (string?)asked["email"] ?? "",
            FirstName = (string?)asked["first_name"] ?? "",
            LastName = (string?)asked["last_name"] ?? "",
            Company = (string?)asked["company"] ?? "",
            Phone = (string?)asked["phone"] ?? "",
            CreatedOn = now,
        });
        if (nonce is not null) _vault.Store(nonce, customer.Id);
        return new(201, _xml.CustomerResource(customer));
    }

    private BraintreeRestAnswer CreateMethod(JObject asked)
    {
        var (method, refusal) = _vault.Store((string?)asked["payment_method_nonce"] ?? "", (string?)asked["customer_id"] ?? "");
        return method is null ? BraintreeRestAnswer.Refused(refusal!, "credit-card") : new(201, _xml.Method(method));
    }

    private BraintreeRestAnswer DeleteCustomer(string id)
    {
        if (page.Find<BraintreeCustomer>(id) is null) return BraintreeRestAnswer.NotFound;
        foreach (var method in page.OwnedBy<BraintreeMethod>(id)) page.Remove<BraintreeMethod>(method.Id);
        page.Remove<BraintreeCustomer>(id);
        return new(200, null);
    }

    private BraintreeRestAnswer DeleteMethod(string token)
    {
        if (page.Find<BraintreeMethod>(token) is null) return BraintreeRestAnswer.NotFound;
        page.Remove<BraintreeMethod>(token);
        return new(200, null);
    }
}
