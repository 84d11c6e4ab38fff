using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Braintree.GraphQL;
using CrmPayments.Emulator.Gateways.Issuing;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The root Mutation: what moves money, and what a test needs to get there.</summary>
/// <param name="page">The unit of work.</param>
/// <param name="events">Tells what happens by itself.</param>
/// <param name="now">The time of booking.</param>
/// <param name="declineWith">The code of an injected decline, or null.</param>
/// <param name="issuer">The bank behind; null: the test data decide.</param>
internal sealed class BraintreeMutations(Page page, BraintreeEvents events, DateTimeOffset now, string? declineWith, IIssuer? issuer)
{
    private readonly BraintreeBank _bank = new(page, now);
    private readonly BraintreeVault _vault = new(page, now);

    public void AddTo(Schema schema)
    {
        var mutation = schema.Type("Mutation");
        Add(schema, mutation, "chargePaymentMethod", "transaction:Transaction", input => Charge(input, submit: true));
        Add(schema, mutation, "authorizePaymentMethod", "transaction:Transaction", input => Charge(input, submit: false));
        Add(schema, mutation, "captureTransaction", "transaction:Transaction", input => Booked(_bank.Submit(Sale(input), (string?)input["amount"])));
        Add(schema, mutation, "refundTransaction", "refund:Refund", Refund);
        Add(schema, mutation, "reverseTransaction", "reversal:PaymentReversal", input => Booked(_bank.Reverse(Sale(input), Key(input), declineWith)));
        Add(schema, mutation, "reverseRefund", "refund:Refund", input => Booked(_bank.Void(Legacy(input, "refundId", GlobalId.RefundKind), Key(input), declineWith)));
        Add(schema, mutation, "sandboxSettleTransaction", "transaction:Transaction", Settle);
        Add(schema, mutation, "createCustomer", "customer:Customer", CreateCustomer);
        Add(schema, mutation, "vaultPaymentMethod", "paymentMethod:PaymentMethod", Vault);
        Inputs(schema);
    }

    private static void Inputs(Schema schema)
    {
        string[] charge = ["clientMutationId:String", "apiRequestKey:String", "paymentMethodId:ID!", "transaction:TransactionInput!"];
        schema.Input("ChargePaymentMethodInput", charge);
        schema.Input("AuthorizePaymentMethodInput", charge);
        schema.Input("TransactionInput", "amount:Amount!", "merchantAccountId:ID", "orderId:String", "purchaseOrderNumber:String", "recurring:String", "paymentInitiator:String", "channel:String", "customerId:ID");
        schema.Input("CaptureTransactionInput", "clientMutationId:String", "apiRequestKey:String", "transactionId:ID!", "amount:Amount");
        schema.Input("RefundTransactionInput", "clientMutationId:String", "apiRequestKey:String", "transactionId:ID!", "refund:RefundInput");
        schema.Input("RefundInput", "amount:Amount", "orderId:String", "merchantAccountId:ID", "description:String");
        schema.Input("ReverseTransactionInput", "clientMutationId:String", "apiRequestKey:String", "transactionId:ID!");
        schema.Input("ReverseRefundInput", "clientMutationId:String", "apiRequestKey:String", "refundId:ID!");
        schema.Input("SandboxSettleTransactionInput", "clientMutationId:String", "transactionId:ID!", "settlementState:String");
        schema.Input("CreateCustomerInput", "clientMutationId:String", "customer:CustomerInput");
        schema.Input("CustomerInput", "email:String", "firstName:String", "lastName:String", "company:String", "phoneNumber:String");
        schema.Input("VaultPaymentMethodInput", "clientMutationId:String", "paymentMethodId:ID!", "customerId:ID", "verification:JSON", "makeDefault:Boolean");
        schema.Input("JSON");
    }

    private static void Add(Schema schema, SchemaType mutation, string name, string result, Func<JObject, Node> run)
    {
        var (field, type) = (result.Split(':')[0], result.Split(':')[1]);
        var capital = char.ToUpperInvariant(name[0]) + name[1..];
        mutation.Field<object>(name, $"{capital}Payload", (_, call) => new Node($"{capital}Payload", (call.Text("clientMutationId"), Result: run(call.Input))), $"input:{capital}Input!");
        schema.Type($"{capital}Payload")
            .Scalar<(string ClientMutationId, Node Result)>("clientMutationId", payload => payload.ClientMutationId.Length > 0 ? payload.ClientMutationId : null)
            .Field<(string ClientMutationId, Node Result)>(field, type, (payload, _) => payload.Result);
    }

    private Node Charge(JObject input, bool submit)
    {
        var transaction = (JObject)input["transaction"]!;
        var (instrument, method) = Instrument((string)input["paymentMethodId"]!);
        var order = new BraintreeChargeOrder
        {
            Amount = Text(transaction["amount"]),
            MerchantAccountId = (string?)transaction["merchantAccountId"] ?? BraintreeMerchantAccounts.Default,
            OrderId = (string?)transaction["orderId"] ?? "",
            CustomerId = method?.CustomerId ?? CustomerOf(transaction),
            MethodToken = method?.Id ?? "",
            Instrument = instrument,
            Source = ((string?)transaction["paymentInitiator"] ?? "").ToLowerInvariant(),
            Submit = submit,
            RequestKey = Key(input),
            DeclineWith = declineWith,
            Issuer = issuer,
        };
        var verdict = _bank.Charge(order);
        if (verdict is BraintreeVerdict.Booked booked) events.AfterCharge(booked.Transaction);
        return Booked(verdict);
    }

    private static string CustomerOf(JObject transaction) =>
        (string?)transaction["customerId"] is { } id && GlobalId.Read(id) is (GlobalId.CustomerKind, var legacyId) ? legacyId : "";

    // A vaulted method is named by its global id, a single-use one by its nonce.
    private (BraintreeInstrument Instrument, BraintreeMethod? Method) Instrument(string paymentMethodId)
    {
        if (GlobalId.Read(paymentMethodId) is (GlobalId.MethodKind or GlobalId.PayPalMethodKind, var token))
            return page.Find<BraintreeMethod>(token) is { } method ? (method.Instrument, method) : throw Fault(new("91518", "paymentMethodId", "Payment method token is invalid."));
        return (BraintreeTestData.FromNonce(paymentMethodId) ?? throw Fault(BraintreeTestData.WhyNot(paymentMethodId)), null);
    }

    private Node Refund(JObject input)
    {
        var refund = input["refund"] as JObject ?? [];
        return Booked(_bank.Refund(Sale(input), Text(refund["amount"]), (string?)refund["orderId"], Key(input), declineWith));
    }

    private Node Settle(JObject input)
    {
        var status = (string?)input["settlementState"] == "SETTLEMENT_DECLINED" ? BraintreeStatus.SettlementDeclined : BraintreeStatus.Settled;
        return Booked(new BraintreeSettlement(page, events, now).Settle(Sale(input), status));
    }

    private Node CreateCustomer(JObject input)
    {
        var customer = input["customer"] as JObject ?? [];
        return BraintreeSchema.Node(_vault.Create(new BraintreeCustomer
        {
            Id = "",
            Email = (string?)customer["email"] ?? "",
            FirstName = (string?)customer["firstName"] ?? "",
            LastName = (string?)customer["lastName"] ?? "",
            Company = (string?)customer["company"] ?? "",
            Phone = (string?)customer["phoneNumber"] ?? "",
            CreatedOn = now,
        }));
    }

    private Node Vault(JObject input)
    {
        var customerId = input["customerId"] is null ? _vault.Create(new BraintreeCustomer { Id = "", CreatedOn = now }).Id : Legacy(input, "customerId", GlobalId.CustomerKind);
        var (method, refusal) = _vault.Store((string)input["paymentMethodId"]!, customerId);
        return method is null ? throw Fault(refusal!) : BraintreeSchema.Node(method);
    }

    private static Node Booked(BraintreeVerdict verdict) => verdict switch
    {
        BraintreeVerdict.Booked booked => BraintreeSchema.Node(booked.Transaction),
        BraintreeVerdict.Refused refused => throw Fault(refused.Why),
        _ => throw new InvalidOperationException("BraintreeVerdict is closed."),
    };

    private static GraphQLFault Fault(BraintreeRefusal why) =>
        new(why.Message, why.Class, why.Code, why.Attribute is "base" ? "input" : $"input.{why.Attribute}");

    private static string Sale(JObject input) => Legacy(input, "transactionId", GlobalId.TransactionKind);

    private static string Legacy(JObject input, string field, string kind)
    {
        var id = (string?)input[field] ?? "";
        return GlobalId.Read(id) is var (found, legacyId) && found == kind ? legacyId : throw Fault(BraintreeRefusal.NotFound(field, id));
    }

    private static string Key(JObject input) => (string?)input["apiRequestKey"] ?? "";

    // Amounts are strings in this API; a number is taken as it was written.
    private static string? Text(JToken? amount) => amount is null ? null : amount.ToObject<string>();
}
