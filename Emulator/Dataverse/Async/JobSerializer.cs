using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using CrmPayments.Emulator.Dataverse.Faults;
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

    /// <exception cref="System.ServiceModel.FaultException">A parameter holds a type that cannot be serialized (0x80040216).</exception>
    public static string Write(JobContext context)
    {
        try
        {
            return ToXml(context);
        }
        catch (SerializationException problem)
        {
            throw DataverseFaults.Of(ErrorCodes.Unexpected, $"The context of {context.Message} cannot be serialized for its async steps: {problem.Message}");
        }
    }

    public static JobContext Read(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
        return (JobContext)Serializer.ReadObject(reader)!;
    }

    private static string ToXml(JobContext context)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            Serializer.WriteObject(writer, context);
        }

        return text.ToString();
    }
}
