namespace CrmPayments.Core.Messages;

/// <summary>Where a refund stands in the customer's eyes; a later one overtakes an earlier one. Values are those of cpay_customermessage's choice cpay_stage.</summary>
public enum CustomerStage
{
    /// <summary>Asked for, and not decided on yet.</summary>
    Received = 192700000,

    /// <summary>Decided on, and not at the bank yet.</summary>
    Approved = 192700001,

    /// <summary>At the gateway; the bank's word is still to come.</summary>
    Sent = 192700002,

    /// <summary>Final: the only stage that says "refunded".</summary>
    Done = 192700003,

    /// <summary>It could not be made, or came back after it was done.</summary>
    Failed = 192700004,

    /// <summary>It will not be made.</summary>
    Rejected = 192700005,
}
