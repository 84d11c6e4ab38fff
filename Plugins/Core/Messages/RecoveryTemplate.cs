namespace CrmPayments.Core.Messages;

/// <summary>Which text a message has.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Wording">What it says of the reason; null: nothing.</param>
public readonly record struct RecoveryTemplate(MessageKind Kind, MessageWording? Wording);
