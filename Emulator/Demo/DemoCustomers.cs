namespace CrmPayments.Emulator.Demo;

/// <summary>Made-up customers in four languages and several time zones and currencies.</summary>
internal static class DemoCustomers
{
    public static IReadOnlyList<DemoCustomer> All { get; } =
    [
        New(1, "Olivia", "Bennett", "Seattle", "United States", "USD"),
        New(2, "Liam", "Foster", "Chicago", "United States", "USD"),
        New(3, "Emma", "Clarke", "London", "United Kingdom", "GBP"),
        New(4, "Noah", "Whitfield", "Manchester", "United Kingdom", "GBP"),
        New(5, "Charlotte", "Reyes", "Austin", "United States", "USD"),
        New(6, "Ethan", "Murray", "Dublin", "Ireland", "EUR"),
        New(7, "Lucía", "Fernández", "Madrid", "España", "EUR"),
        New(8, "Mateo", "García", "Sevilla", "España", "EUR"),
        New(9, "Valentina", "Rojas", "Bogotá", "Colombia", "COP"),
        New(10, "Santiago", "Mejía", "Medellín", "Colombia", "COP"),
        New(11, "Camila", "Ortega", "Ciudad de México", "México", "MXN"),
        New(12, "Diego", "Salazar", "Monterrey", "México", "MXN"),
        New(13, "Анна", "Соколова", "Рига", "Латвия", "EUR"),
        New(14, "Дмитрий", "Орлов", "Таллин", "Эстония", "EUR"),
        New(15, "Елена", "Кузьмина", "Алматы", "Казахстан", "USD"),
        New(16, "Сергей", "Лебедев", "Берлин", "Германия", "EUR"),
        New(17, "Мария", "Волкова", "Ташкент", "Узбекистан", "USD"),
        New(18, "伟", "王", "上海", "中国", "CNY"),
        New(19, "芳", "李", "北京", "中国", "CNY"),
        New(20, "敏", "张", "深圳", "中国", "CNY"),
        New(21, "静", "陈", "新加坡", "新加坡", "USD"),
        New(22, "Haruto", "Mori", "Tokyo", "Japan", "JPY"),
        New(23, "Grace", "Oduya", "Toronto", "Canada", "USD"),
        New(24, "Oscar", "Lindqvist", "Berlin", "Germany", "EUR"),
    ];

    private static DemoCustomer New(int number, string firstName, string lastName, string city, string country, string currency) => new(
        DemoIds.Of("contact", number), number, firstName, lastName, $"customer{number:00}@fabrikam.example", $"555-01{number:00}", city, country, currency);
}

/// <param name="Currency">What the customer pays in.</param>
internal sealed record DemoCustomer(
    Guid Id, int Number, string FirstName, string LastName, string Email, string Phone, string City, string Country, string Currency);
