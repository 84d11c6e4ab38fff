using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>The page's one style sheet, written into it: no other request is needed, and the content security policy allows this very text and no other.</summary>
internal static class StatusPageStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#5c5c5c;--ground:#f5f5f5;--card:#fff;--line:#c8c8c8;--good:#0b6a0b;--now:#0f5ea8;--bad:#a4262c}
        @media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--soft:#bdbdbd;--ground:#1b1b1b;--card:#292929;--line:#5c5c5c;--good:#6ccb6c;--now:#7fbdf5;--bad:#f1707b}}
        *{box-sizing:border-box}
        body{margin:0;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans SC",sans-serif}
        main{max-width:36rem;margin:1rem auto;padding:1.5rem;background:var(--card);border-radius:.5rem;box-shadow:0 1px 4px rgb(0 0 0/.2)}
        h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}
        .headline{margin:0 0 1.5rem;font-size:1.125rem}
        ol{margin:0 0 1.5rem;padding:0;list-style:none}
        li{position:relative;display:flex;gap:.75rem;align-items:center;padding:.375rem 0;color:var(--soft)}
        li:not(:last-child)::after{content:"";position:absolute;left:.8125rem;top:2.125rem;bottom:-.375rem;width:.125rem;background:var(--line)}
        .mark{flex:none;width:1.75rem;height:1.75rem;border:.125rem solid var(--line);border-radius:50%;text-align:center;line-height:1.5rem;font-weight:600}
        .reached,.current,.ended{color:var(--ink)}
        .reached .mark{border-color:var(--good);color:var(--good)}
        .current .mark{border-color:var(--now);color:var(--now)}
        .current .stage{font-weight:600}
        .ended .mark{border-color:var(--bad);color:var(--bad)}
        li.reached:not(:last-child)::after{background:var(--good)}
        dl{margin:0 0 1.5rem;padding:1rem 0 0;border-top:1px solid var(--line)}
        dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;padding:.25rem 0}
        dt{color:var(--soft)}
        dd{margin:0;font-weight:600;overflow-wrap:anywhere}
        .note{margin:0;color:var(--soft);font-size:.875rem}
        nav{max-width:36rem;margin:0 auto;display:flex;flex-wrap:wrap;justify-content:center}
        nav a{padding:.75rem;color:var(--ink);text-underline-offset:.2em}
        nav a[aria-current]{font-weight:600;text-decoration:none}
        a:focus-visible{outline:.1875rem solid var(--now);outline-offset:-.125rem}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        """;

    /// <summary>For style-src: the style sheet's hash.</summary>
    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
