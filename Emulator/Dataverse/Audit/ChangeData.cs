using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmPayments.Emulator.Dataverse.Audit;

/// <summary>audit.changedata: <c>{"changedAttributes":[{"logicalName":"…","oldValue":"…","newValue":"…"}]}</c>.</summary>
internal static class ChangeData
{
    private const string Changes = "changedAttributes", Name = "logicalName", Old = "oldValue", New = "newValue";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<AuditedChange> changes) => new JsonObject
    {
        [Changes] = new JsonArray([.. changes.Select(change => new JsonObject { [Name] = change.Column, [Old] = change.Old, [New] = change.New })]),
    }.ToJsonString(Readable);

    public static IReadOnlyList<AuditedChange> Read(string text) =>
        [.. JsonNode.Parse(text)![Changes]!.AsArray().Select(change => new AuditedChange((string)change![Name]!, (string?)change[Old], (string?)change[New]))];
}
