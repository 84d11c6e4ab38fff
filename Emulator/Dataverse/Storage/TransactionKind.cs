namespace CrmPayments.Emulator.Dataverse.Storage;

public enum TransactionKind
{
    /// <summary>Sees the last commit before it began, whatever is written meanwhile; never waits.</summary>
    Read,

    /// <summary>The only writer until it ends; waits its turn, first come first served.</summary>
    Write,
}
