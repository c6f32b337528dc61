using System.Collections.Frozen;
using System.Text;

namespace RelationsBot.Dialog;

/// <summary>Every string that the bot itself says, in one language. Immutable.</summary>
public sealed class Responses
{
    /// <summary>Keys the bot uses; a language that lacks one does not load.</summary>
    public static readonly IReadOnlyList<string> RequiredKeys =
    [
        "welcome", "greet", "thank", "bye", "apology", "remark", "help", "start-over", "forget-me", "forget-me-elsewhere", "nothing-to-repeat", "nothing-to-go-back", "nothing-more", "capability",
        "out-of-scope", "not-in-sources", "not-in-sources-known", "later-than-sources", "not-understood", "opinion", "language", "too-long", "too-many-words", "empty",
        "correction", "clarify", "clarify-cold", "none-of-those", "pick-out-of-range", "no-other", "yes", "no", "unclear", "claimed-by", "denied-by", "opinion-of",
        "interval", "interval-about", "compared", "rest-of-shares", "rest-of-count", "share-of-count", "share-of-count-about", "worked-out", "worked-out-about", "percent", "percentage-points", "verdict-with", "side-before", "side-after", "same-day",
        "years", "one-year", "months", "one-month", "weeks", "one-week", "days", "one-day",
        "nothing-at-that-time", "read-as", "section-list", "section-read", "section-end", "section-unknown", "timeline", "list-more", "source-none",
        "source-is", "agree-both", "agree-single", "revision-earlier", "revision-later", "diff-new", "why-answer", "why-answer-alone", "reading-yesno", "reading-other", "why-none", "about", "and", "or",
        "suggest-more", "suggest-sections", "suggest-next", "suggest-source", "suggest-help", "suggest-about",
    ];

    private readonly FrozenDictionary<string, string> texts;

    /// <summary>Creates the responses of a language.</summary>
    /// <param name="language">Its tag: "en".</param>
    /// <param name="texts">Templates by key, with {placeholders}.</param>
    public Responses(string language, IReadOnlyDictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts.ToFrozenDictionary();
    }

    /// <summary>Tag of the language.</summary>
    public string Language { get; }

    /// <summary>Templates by key.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The template of a key, filled.</summary>
    /// <param name="key">One of <see cref="RequiredKeys"/>.</param>
    /// <param name="values">Placeholders and what replaces them.</param>
    /// <exception cref="KeyNotFoundException">The key is unknown.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = texts[key];
        if (values.Length == 0)
            return text;
        var filled = new StringBuilder(text);
        foreach (var (name, value) in values)
            filled.Replace("{" + name + "}", value);
        return filled.ToString();
    }
}
