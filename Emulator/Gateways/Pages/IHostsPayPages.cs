namespace CrmPayments.Emulator.Gateways.Pages;

/// <summary>A simulator with pages where a customer pays: below /simulators/&lt;gateway&gt;/pay/.</summary>
public interface IHostsPayPages
{
    /// <returns>Null when there is no such page.</returns>
    PayPage? Page(string id);

    /// <summary>The customer pays, or tries to.</summary>
    /// <param name="id">The page's, as in its address.</param>
    /// <param name="with">One of the page's choices.</param>
    /// <returns>The page as it is afterwards; null when there is none.</returns>
    /// <exception cref="FormatException">There is no such choice.</exception>
    PayPage? Pay(string id, string with);
}
