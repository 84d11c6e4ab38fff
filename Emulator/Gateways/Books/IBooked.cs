namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>Something a simulator keeps in its books. Its type's name is its kind, so names differ between gateways.</summary>
public interface IBooked
{
    /// <summary>The vendor's id; unique within the kind.</summary>
    string Id { get; }

    /// <summary>The id it is found under besides its own: a refund's charge, a charge's customer; empty for none.</summary>
    string Owner { get; }

    /// <summary>The merchant's reference; empty for none.</summary>
    string Reference { get; }
}
