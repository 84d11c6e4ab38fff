namespace CrmPayments.Plugins.Sending;

/// <summary>Something that was read, and may have been written by others since.</summary>
internal interface IVersioned
{
    /// <summary>The row version as read.</summary>
    string Version { get; }
}
