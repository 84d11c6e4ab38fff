using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>Writes a job's context as XML and back. What it cannot write fails when the job is enqueued, and with it the request.</summary>
internal static class JobSerializer
{
    private static readonly DataContractSerializer Serializer = new(typeof(JobContext),
    [
        typeof(Entity), typeof(EntityReference), typeof(EntityCollection), typeof(EntityReferenceCollection), typeof(Money), typeof(OptionSetValue),
        typeof(OptionSetValueCollection), typeof(AliasedValue), typeof(Relationship), typeof(ColumnSet), typeof(QueryExpression), typeof(FetchExpression),
        typeof(QueryByAttribute), typeof(ConcurrencyBehavior), typeof(string[]), typeof(Guid[]), typeof(int[]), typeof(ParameterCollection),
    ]);

    public static string Write(JobContext context)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            Serializer.WriteObject(writer, context);
        }

        return text.ToString();
    }

    public static JobContext Read(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
        return (JobContext)Serializer.ReadObject(reader)!;
    }
}
