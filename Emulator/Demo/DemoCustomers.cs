using CrmPayments.Core.Messages;

namespace CrmPayments.Emulator.Demo;

/// <summary>Made-up customers in four languages and several time zones and currencies.</summary>
internal static class DemoCustomers
{
    public static IReadOnlyList<DemoCustomer> All { get; } =
    [
        New(1, "Olivia", "Bennett", "Seattle", "United States", "USD", CustomerLanguage.English),
        New(2, "Liam", "Foster", "Chicago", "United States", "USD", CustomerLanguage.English),
        New(3, "Emma", "Clarke", "London", "United Kingdom", "GBP", CustomerLanguage.English),
        New(4, "Noah", "Whitfield", "Manchester", "United Kingdom", "GBP", CustomerLanguage.English),
        New(5, "Charlotte", "Reyes", "Austin", "United States", "USD", CustomerLanguage.English),
        New(6, "Ethan", "Murray", "Dublin", "Ireland", "EUR", CustomerLanguage.English),
        New(7, "Lucía", "Fernández", "Madrid", "España", "EUR", CustomerLanguage.Spanish),
        New(8, "Mateo", "García", "Sevilla", "España", "EUR", CustomerLanguage.Spanish),
        New(9, "Valentina", "Rojas", "Bogotá", "Colombia", "COP", CustomerLanguage.Spanish),
        New(10, "Santiago", "Mejía", "Medellín", "Colombia", "COP", CustomerLanguage.Spanish),
        New(11, "Camila", "Ortega", "Ciudad de México", "México", "MXN", CustomerLanguage.Spanish),
        New(12, "Diego", "Salazar", "Monterrey", "México", "MXN", CustomerLanguage.Spanish),
        New(13, "Анна", "Соколова", "Рига", "Латвия", "EUR", CustomerLanguage.Russian),
        New(14, "Дмитрий", "Орлов", "Таллин", "Эстония", "EUR", CustomerLanguage.Russian),
        New(15, "Елена", "Кузьмина", "Алматы", "Казахстан", "USD", CustomerLanguage.Russian),
        New(16, "Сергей", "Лебедев", "Берлин", "Германия", "EUR", CustomerLanguage.Russian),
        New(17, "Мария", "Волкова", "Ташкент", "Узбекистан", "USD", CustomerLanguage.Russian),
        New(18, "伟", "王", "上海", "中国", "CNY", CustomerLanguage.Chinese),
        New(19, "芳", "李", "北京", "中国", "CNY", CustomerLanguage.Chinese),
        New(20, "敏", "张", "深圳", "中国", "CNY", CustomerLanguage.Chinese),
        New(21, "静", "陈", "新加坡", "新加坡", "USD", CustomerLanguage.Chinese),
        New(22, "Haruto", "Mori", "Tokyo", "Japan", "JPY", CustomerLanguage.English),
        New(23, "Grace", "Oduya", "Toronto", "Canada", "USD", CustomerLanguage.English),
        New(24, "Oscar", "Lindqvist", "Berlin", "Germany", "EUR", CustomerLanguage.English),
        New(25, "Rosa", "Quispe", "Lima", "Perú", "PEN", CustomerLanguage.Spanish),
        New(26, "Javier", "Huamán", "Arequipa", "Perú", "PEN", CustomerLanguage.Spanish),
    ];

    private static DemoCustomer New(int number, string firstName, string lastName, string city, string country, string currency, CustomerLanguage language) => new(
        DemoIds.Of("contact", number), number, firstName, lastName, $"customer{number:00}@fabrikam.example", $"555-01{number:00}", city, country, currency, language);
}

/// <param name="Currency">What the customer pays in.</param>
internal sealed record DemoCustomer(
    Guid Id, int Number, string FirstName, string LastName, string Email, string Phone, string City, string Country, string Currency, CustomerLanguage Language);
