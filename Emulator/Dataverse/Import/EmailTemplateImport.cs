using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>Brings the rows of the solution's email templates up to date.</summary>
internal sealed class EmailTemplateImport(IRowTransaction rows, OrganizationMetadata metadata)
{
    private const string Table = "template";

    /// <summary>From here on codes belong to custom tables, and every environment numbers those as it likes.</summary>
    private const int FirstCustomCode = 10_000;

    private static readonly EntityReference System = new("systemuser", Organization.SystemUserId);

    public void Import(EmailTemplateDefinition template)
    {
        var row = RowOf(template);
        if (rows.Find(Table, row.Id) is not { } existing)
        {
            row["ownerid"] = row["owninguser"] = System;
            row["owningbusinessunit"] = new EntityReference("businessunit", Organization.RootBusinessUnitId);
            rows.Insert(row);
        }
        else if (row.Attributes.Any(column => !Equals(column.Value, existing.GetAttributeValue<object>(column.Key) ?? "")))
        {
            rows.Update(row);
        }
    }

    private Entity RowOf(EmailTemplateDefinition template) => new(Table, template.Id)
    {
        ["title"] = template.Title,
        ["description"] = template.Description,
        ["subject"] = template.Subject,
        ["body"] = template.Body,
        ["subjectpresentationxml"] = template.SubjectPresentationXml,
        ["presentationxml"] = template.PresentationXml,
        ["templatetypecode"] = TableOf(template),
        ["languagecode"] = template.LanguageCode,
        ["ispersonal"] = template.IsPersonal,
        ["generationtypecode"] = 0,
    };

    private string TableOf(EmailTemplateDefinition template) =>
        metadata.Tables.Values.FirstOrDefault(table => table.ObjectTypeCode == template.TableCode && table.ObjectTypeCode < FirstCustomCode)?.LogicalName
        ?? throw new SolutionFormatException(
            $"email template {template.Title}: templatetypecode {template.TableCode} is no table of every environment. Write it for contacts (2) or for users (8); custom tables are numbered differently everywhere");
}
