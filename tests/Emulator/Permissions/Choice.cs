namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>A choice's value as a parameter of a custom API.</summary>
internal readonly record struct Choice(int Value);
