namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>Which key an endpoint wants, and where.</summary>
internal enum WompiKey
{
    Private,
    Public,

    /// <summary>The public key in a header of its own.</summary>
    PublicHeader,
}
