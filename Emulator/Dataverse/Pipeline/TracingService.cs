using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Keeps what a plug-in traces, as plugintracelog does: about 10 KB, older lines are dropped.</summary>
internal sealed class TracingService : ITracingService
{
    private const int Limit = 10 * 1024;
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public void Trace(string format, params object[] args)
    {
        // Without arguments the text is no format: braces of a JSON in it are meant as they stand.
        _text.AppendLine(args is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, format, args) : format);
        if (_text.Length > Limit)
        {
            _text.Remove(0, _text.Length - Limit);
        }
    }
}
