using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Entries of the books in the XML API's words; notifications carry the same.</summary>
internal sealed class BraintreeXml(Page page)
{
    public XElement Transaction(BraintreeTransaction transaction, string name = "transaction") => new(
        name,
        Xml.Text("id", transaction.Id),
        Xml.Text("global-id", GlobalId.Of(transaction)),
        Xml.Text("status", transaction.Status),
        Xml.Text("type", transaction.IsSale ? "sale" : "credit"),
        Xml.Text("amount", BraintreeAmount.Write(transaction.Amount, transaction.Currency)),
        Xml.Text("currency-iso-code", transaction.Currency),
        Xml.Text("order-id", transaction.OrderId),
        Xml.Text("merchant-account-id", transaction.MerchantAccountId),
        Xml.Instant("created-at", transaction.CreatedOn),
        Xml.Instant("updated-at", transaction.History.Count > 0 ? transaction.History[0].On : transaction.CreatedOn),
        Processor(transaction),
        Xml.Text("gateway-rejection-reason", transaction.RejectionReason),
        Xml.Text("refunded-transaction-id", transaction.RefundedId),
        transaction.IsSale ? null : Xml.Text("refunded-transaction-fk", transaction.RefundedId),
        Xml.Array("refund-ids", Refunds(transaction).Select(refund => new XElement("item", refund.Id))),
        Xml.Array("partial-settlement-transaction-ids", []),
        Xml.Text("payment-instrument-type", transaction.Instrument.Kind),
        Instrument(transaction.Instrument, transaction.MethodToken),
        Customer(transaction.CustomerId, "customer"),
        new XElement("billing"),
        new XElement("custom-fields"),
        Disbursement(transaction),
        Xml.Array("status-history", transaction.History.Reverse().Select(step => Step(step, transaction.Currency))),
        Xml.Array("disputes", page.OwnedBy<BraintreeDispute>(transaction.Id).Select(Dispute)),
        Xml.Flag("recurring", transaction.Source.StartsWith("recurring", StringComparison.Ordinal)),
        Xml.Text("subscription-id", transaction.SubscriptionId.Length > 0 ? transaction.SubscriptionId : null));

    public XElement Customer(string customerId, string name)
    {
        var customer = page.Find<BraintreeCustomer>(customerId);
        return new XElement(
            name,
            Xml.Text("id", customer?.Id),
            Xml.Text("email", customer?.Email),
            Xml.Text("first-name", customer?.FirstName),
            Xml.Text("last-name", customer?.LastName),
            Xml.Text("company", customer?.Company),
            Xml.Text("phone", customer?.Phone));
    }

    /// <summary>A customer as the customers' own resource answers it: with the vault.</summary>
    public XElement CustomerResource(BraintreeCustomer customer)
    {
        var resource = Customer(customer.Id, "customer");
        var methods = page.OwnedBy<BraintreeMethod>(customer.Id);
        resource.Add(
            Xml.Instant("created-at", customer.CreatedOn),
            Xml.Array("credit-cards", methods.Where(method => method.Instrument.Kind == BraintreeInstrument.CreditCard).Select(Method)),
            Xml.Array("paypal-accounts", methods.Where(method => method.Instrument.IsPayPal).Select(Method)),
            Xml.Array("addresses", []));
        return resource;
    }

    /// <summary>A vaulted method under the root that its kind has.</summary>
    public XElement Method(BraintreeMethod method)
    {
        var element = Instrument(method.Instrument, method.Id);
        element.Name = ElementName(method.Instrument.Kind);
        element.Add(Xml.Text("customer-id", method.CustomerId), Xml.Instant("created-at", method.CreatedOn), Xml.Flag("default", true), Xml.Array("verifications", []));
        return element;
    }

    public XElement Dispute(BraintreeDispute dispute)
    {
        var sale = page.Find<BraintreeTransaction>(dispute.TransactionId) ?? throw new InvalidDataException("A dispute outlived its sale.");
        var amount = BraintreeAmount.Write(dispute.Amount, sale.Currency);
        return new XElement(
            "dispute",
            Xml.Text("id", dispute.Id),
            Xml.Text("kind", "chargeback"),
            Xml.Text("status", dispute.Status),
            Xml.Text("reason", "fraud"),
            Xml.Text("amount", amount),
            Xml.Text("amount-disputed", amount),
            Xml.Text("amount-won", BraintreeAmount.Write(dispute.Status == "won" ? dispute.Amount : 0m, sale.Currency)),
            Xml.Text("currency-iso-code", sale.Currency),
            Xml.Date("received-date", dispute.ReceivedOn),
            Xml.Date("reply-by-date", dispute.ReceivedOn.AddDays(10)),
            new XElement("transaction", Xml.Text("id", sale.Id), Xml.Text("global-id", GlobalId.Of(sale)), Xml.Text("amount", BraintreeAmount.Write(sale.Amount, sale.Currency)), Xml.Text("order-id", sale.OrderId)));
    }

    private static IEnumerable<XElement> Processor(BraintreeTransaction transaction)
    {
        var code = transaction.ProcessorCode;
        yield return Xml.Text("processor-response-code", code);
        yield return Xml.Text("processor-response-text", code.Length > 0 ? BraintreeProcessor.Text(code) : "");
        yield return Xml.Text("processor-response-type", code.Length > 0 ? BraintreeProcessor.ResponseType(code) : "");
        yield return Xml.Text("additional-processor-response", null);
        yield return Xml.Text("network-response-code", transaction.NetworkCode);
        yield return Xml.Text("merchant-advice-code", transaction.AdviceCode);
        yield return Xml.Text("processor-settlement-response-code", transaction.Status == BraintreeStatus.SettlementDeclined ? "4001" : "");
        yield return Xml.Text("processor-settlement-response-text", transaction.Status == BraintreeStatus.SettlementDeclined ? "Settlement Declined" : "");
    }

    private static XElement Step(BraintreeStatusEvent step, string currency) => new(
        "status-event",
        Xml.Instant("timestamp", step.On),
        Xml.Text("status", step.Status),
        Xml.Text("amount", BraintreeAmount.Write(step.Amount, currency)),
        Xml.Text("user", null),
        Xml.Text("transaction-source", "api"));

    private static XElement Disbursement(BraintreeTransaction transaction) => transaction.DisbursedOn is not { } on
        ? new XElement("disbursement-details", Xml.Text("disbursement-date", null))
        : new XElement(
            "disbursement-details",
            Xml.Date("disbursement-date", on),
            Xml.Text("settlement-amount", BraintreeAmount.Write(transaction.Amount, transaction.Currency)),
            Xml.Text("settlement-currency-iso-code", transaction.Currency),
            Xml.Flag("funds-held", false),
            Xml.Flag("success", true));

    private static string ElementName(string kind) => kind == BraintreeInstrument.PayPal ? "paypal-account" : kind.Replace('_', '-');

    private static XElement Instrument(BraintreeInstrument instrument, string token) => instrument.IsPayPal
        ? new XElement("paypal", Xml.Text("token", token), Xml.Text("payer-email", instrument.PayerEmail), Xml.Text("email", instrument.PayerEmail))
        : new XElement(
            instrument.Kind == BraintreeInstrument.CreditCard ? "credit-card" : ElementName(instrument.Kind),
            Xml.Text("token", token),
            Xml.Text("bin", instrument.Bin),
            Xml.Text("last-4", instrument.LastFour),
            Xml.Text("card-type", instrument.Brand),
            Xml.Text("expiration-month", instrument.ExpirationMonth),
            Xml.Text("expiration-year", instrument.ExpirationYear),
            Xml.Text("unique-number-identifier", instrument.UniqueNumber),
            Xml.Text("cardholder-name", null));

    private IReadOnlyList<BraintreeTransaction> Refunds(BraintreeTransaction transaction) =>
        transaction.IsSale ? page.OwnedBy<BraintreeTransaction>(transaction.Id) : [];
}
