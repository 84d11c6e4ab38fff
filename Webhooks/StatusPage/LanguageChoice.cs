using CrmPayments.Core.Messages;
using Microsoft.Net.Http.Headers;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>The language a page is shown in.</summary>
internal static class LanguageChoice
{
    private const int English = 1033;

    /// <summary>All there are: what stands in an address, the LCID, and the language's own name.</summary>
    public static IReadOnlyList<PageLanguage> All { get; } =
        [new("en", English, "English"), new("es", 3082, "Español"), new("ru", 1049, "Русский"), new("zh", 2052, "中文")];

    /// <returns>The LCID that the address asks for (?lang=es); null when it asks for none that there is.</returns>
    public static int? Asked(HttpRequest request) => Find(request.Query["lang"].ToString());

    /// <returns>What the address asks for, else what the browser prefers, else English: for pages that belong to no message.</returns>
    public static int Of(HttpRequest request) => Asked(request) ?? Preferred(request) ?? English;

    public static PageLanguage Of(int lcid) => All.Single(language => language.Lcid == CustomerLanguages.Nearest(lcid));

    private static int? Preferred(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)
            ? languages.OrderByDescending(language => language.Quality ?? 1).Select(language => Find(language.Value.ToString().Split('-')[0])).FirstOrDefault(lcid => lcid is not null)
            : null;

    private static int? Find(string code) => All.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase))?.Lcid;
}

/// <param name="Code">Two letters.</param>
internal sealed record PageLanguage(string Code, int Lcid, string Name);
