using System;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Traces what it sees, one "name: value" a line.</summary>
public sealed class Probe : TestPlugin
{
    public Probe(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        var context = tools.Context;
        Line(tools, "name", Configuration);
        Line(tools, "stage", context.Stage);
        Line(tools, "mode", context.Mode);
        Line(tools, "depth", context.Depth);
        Line(tools, "transaction", context.IsInTransaction);
        Line(tools, "user", context.UserId);
        Line(tools, "initiating", context.InitiatingUserId);
        Line(tools, "authenticated", context.AuthenticatedUserId);
        Line(tools, "before", Columns(context.PreEntityImages));
        Line(tools, "after", Columns(context.PostEntityImages));
        Line(tools, "parent", context.ParentContext == null ? "" : context.ParentContext.MessageName + " " + context.ParentContext.Stage.ToString(CultureInfo.InvariantCulture));
        Line(tools, "shared", Variable(context.SharedVariables));
        Line(tools, "shared by parent", context.ParentContext == null ? "" : Variable(context.ParentContext.SharedVariables));
        Line(tools, "tag", context.SharedVariables.Contains("tag") ? context.SharedVariables["tag"] : "");
        Line(tools, "extension", context.OwningExtension == null ? Guid.Empty : context.OwningExtension.Id);
    }

    private static void Line(Tools tools, string name, object value) =>
        tools.Trace.Trace("{0}: {1}", name, string.Format(CultureInfo.InvariantCulture, "{0}", value));

    private static string Variable(ParameterCollection variables) => variables.Contains("lab_note") ? (string)variables["lab_note"] : "";

    private static string Columns(EntityImageCollection images) =>
        string.Join(" ", images.SelectMany(image => image.Value.Attributes.Keys.Select(column => image.Key + "." + column + "=" + Text(image.Value[column]))).OrderBy(text => text, StringComparer.Ordinal));

    private static string Text(object value) => value is Guid || value is EntityReference ? "…" : string.Format(CultureInfo.InvariantCulture, "{0}", value);
}
