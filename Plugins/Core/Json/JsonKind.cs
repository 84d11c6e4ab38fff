namespace CrmPayments.Core.Json;

internal enum JsonKind
{
    Missing,
    Null,
    Flag,
    Number,
    Text,
    Array,
    Object,
}
