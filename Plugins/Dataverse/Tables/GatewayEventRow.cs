namespace CrmPayments.Plugins.Tables;

/// <summary>cpay_gatewayevent: the inbox of notifications.</summary>
internal static class GatewayEventRow
{
    public const string Table = "cpay_gatewayevent";
    public const string Id = "cpay_gatewayeventid";
    public const string Name = "cpay_name";
    public const string Gateway = "cpay_gatewayid";
    public const string EventId = "cpay_eventid";
    public const string EventType = "cpay_eventtype";
    public const string Payload = "cpay_payload";
    public const string Status = "cpay_status";
    public const string ReceivedOn = "cpay_receivedon";
    public const string AppliedOn = "cpay_appliedon";
    public const string Error = "cpay_error";
    public const string Tries = "cpay_tries";
    public const string NextTryOn = "cpay_nexttryon";

    /// <summary>Set by due work: applies the event once more.</summary>
    public const string TryRequestedOn = "cpay_tryrequestedon";
    public const string Transaction = "cpay_transactionid";

    public const int MaxPayload = 1_048_576;
    public const int MaxEventId = 255;

    public const int Stored = 192700000;
    public const int Applied = 192700001;
    public const int Ignored = 192700002;
    public const int Failed = 192700003;
}
