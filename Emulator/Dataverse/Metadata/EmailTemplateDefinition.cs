namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>An email template as the solution carries it.</summary>
/// <param name="TableCode">Object type code of the table whose rows it is written for: 2 contact, 8 user (a global template).</param>
/// <param name="Subject">An XSL stylesheet over <c>/data</c>, as <paramref name="Body"/> is.</param>
/// <param name="PresentationXml">The editor's form of the body; nothing is sent from it.</param>
/// <param name="LanguageCode">LCID.</param>
public sealed record EmailTemplateDefinition(
    Guid Id, string Title, string Description, int TableCode, int LanguageCode, bool IsPersonal,
    string Subject, string Body, string SubjectPresentationXml, string PresentationXml);
