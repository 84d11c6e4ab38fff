using System.Text.Encodings.Web;
using System.Text.Unicode;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Text;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>Writes the pages: whole documents without any script, that load nothing.</summary>
internal static class StatusPageHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(ShownRefund refund, int lcid)
    {
        var texts = Sentences.For(lcid);
        return Document(lcid, texts, texts.StatusTitle(), $"""
            <p class="headline">{Text(texts.StatusHeadline(refund.Status, refund.CameBack))}</p>
            <ol aria-label="{Text(texts.ProgressLabel())}">{string.Concat(RefundProgress.Of(refund.Status, refund.CameBack).Select(step => Step(step, texts)))}</ol>
            <dl>{string.Concat(Facts(refund, texts))}</dl>
            <p class="note">{Text(texts.LinkWorksUntil(refund.Link.ExpiresOn.UtcDateTime))}</p>
            """);
    }

    public static string NotFound(int lcid)
    {
        var texts = Sentences.For(lcid);
        return Document(lcid, texts, texts.StatusNotFound(), $"<p>{Text(texts.StatusNotFoundText())}</p>");
    }

    public static string Later(int lcid)
    {
        var texts = Sentences.For(lcid);
        return Document(lcid, texts, texts.StatusLater(), $"<p>{Text(texts.StatusLaterText())}</p>");
    }

    private static string Step(ProgressStep step, Sentences texts)
    {
        var (style, mark) = step.State switch
        {
            ProgressState.Reached => ("reached", "✓"),
            ProgressState.Current => ("current", "…"),
            ProgressState.Ended => ("ended", "✕"),
            _ => ("ahead", ""),
        };
        var current = step.State == ProgressState.Current ? " aria-current=\"step\"" : "";
        return $"""<li class="{style}"{current}><span class="mark" aria-hidden="true">{mark}</span><span class="stage">{Text(texts.Stage(step.Stage))}</span> <span class="hidden">({Text(texts.Progress(step.State))})</span></li>""";
    }

    private static IEnumerable<string> Facts(ShownRefund refund, Sentences texts)
    {
        yield return Fact(texts.AmountLabel(), texts.Amount(refund.Amount));
        if (refund.ExpectedOn is { } day) yield return Fact(texts.ExpectedOnLabel(), texts.Date(day));
        if (refund.TraceNumber.Length > 0) yield return Fact(texts.TraceNumberLabel(), refund.TraceNumber);
    }

    private static string Fact(string name, string value) => $"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>";

    private static string Document(int lcid, Sentences texts, string title, string content) => $"""
        <!doctype html>
        <html lang="{LanguageChoice.Of(lcid).Code}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow, noarchive">
        <meta name="referrer" content="no-referrer">
        <title>{Text(title)}</title>
        <style>{StatusPageStyle.Css}</style>
        </head>
        <body>
        <main>
        <h1>{Text(title)}</h1>
        {content}
        </main>
        <nav aria-label="{Text(texts.LanguagesLabel())}">{string.Concat(LanguageChoice.All.Select(language => Switch(language, lcid)))}</nav>
        </body>
        </html>
        """;

    private static string Switch(PageLanguage language, int lcid) =>
        $"""<a href="?lang={language.Code}" lang="{language.Code}" hreflang="{language.Code}" rel="nofollow"{(language.Lcid == lcid ? " aria-current=\"true\"" : "")}>{Text(language.Name)}</a>""";

    private static string Text(string text) => Encoder.Encode(text);
}
