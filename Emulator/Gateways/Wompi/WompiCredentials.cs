namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>The one merchant that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class WompiCredentials
{
    public const string PublicKey = "pub_test_simulator";
    public const string PrivateKey = "prv_test_simulator";
    public const string IntegritySecret = "test_integrity_simulator";
    public const string EventsSecret = "test_events_simulator";
}
