using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Mail;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Emails made of a template and a row. Both are read with the caller's rights.</summary>
internal static class TemplateMessages
{
    private const string User = "systemuser";

    public static IEnumerable<Message> All => [new DirectMessage("InstantiateTemplate", Instantiate), new DirectMessage("SendEmailFromTemplate", Send)];

    private static InstantiateTemplateResponse Instantiate(MessageCall call)
    {
        var email = Email(call, new EntityReference(call.Required<string>("ObjectType"), call.Optional<Guid>("ObjectId")));
        return new InstantiateTemplateResponse { Results = { ["EntityCollection"] = new EntityCollection([email]) { EntityName = "email" } } };
    }

    private static SendEmailFromTemplateResponse Send(MessageCall call)
    {
        var about = new EntityReference(call.Required<string>("RegardingType"), call.Optional<Guid>("RegardingId"));
        var filled = Email(call, about);
        var email = call.Required<Entity>("Target");
        email["subject"] = filled["subject"];
        email["description"] = filled["description"];
        email["regardingobjectid"] = about;
        var id = ((CreateResponse)call.Send(new CreateRequest { Target = email })).id;
        call.Send(new SendEmailRequest { EmailId = id, IssueSend = true, TrackingToken = "" });
        return new SendEmailFromTemplateResponse { Results = { ["Id"] = id } };
    }

    /// <summary>The email, not stored: its subject and description.</summary>
    private static Entity Email(MessageCall call, EntityReference about)
    {
        var template = Retrieve(call, new EntityReference("template", call.Optional<Guid>("TemplateId")));
        if (template.GetAttributeValue<string>("templatetypecode") is var table && table != about.LogicalName)
        {
            throw DataverseFaults.InvalidArgument($"The email template '{template.GetAttributeValue<string>("title")}' is written for '{table}', not for '{about.LogicalName}'.");
        }

        var data = Data(call, about);
        return new Entity("email")
        {
            ["subject"] = TemplateStylesheet.Render(template.GetAttributeValue<string>("subject") ?? "", data.ValueOf),
            ["description"] = TemplateStylesheet.Render(template.GetAttributeValue<string>("body") ?? "", data.ValueOf),
        };
    }

    private static TemplateData Data(MessageCall call, EntityReference about)
    {
        var rows = new Dictionary<string, Entity>(StringComparer.Ordinal) { [User] = Caller(call) };
        rows[about.LogicalName] = Retrieve(call, about);
        return new TemplateData(call.Metadata, rows, CultureInfo.GetCultureInfo(call.QueryCaller().Lcid));
    }

    private static Entity Retrieve(MessageCall call, EntityReference row) =>
        ((RetrieveResponse)call.Send(new RetrieveRequest { Target = row, ColumnSet = new ColumnSet(true) })).Entity;

    /// <summary>Themselves everybody may name in a template.</summary>
    private static Entity Caller(MessageCall call)
    {
        var query = new QueryExpression(User) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, call.Identity.UserId);
        return call.Scope.Reader.Query(query, call.Everything()).Entities.Single();
    }
}
