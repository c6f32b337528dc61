using System.Text;

namespace RelationsBot.Dialog;

/// <summary>What kind of reply it is.</summary>
public enum ReplyStatus
{
    /// <summary>Facts or a section were given, with at least one citation.</summary>
    Answered,

    /// <summary>The bot asks which of several things is meant.</summary>
    Clarify,

    /// <summary>The store has no answer; nothing is stated as if it were one.</summary>
    NotFound,

    /// <summary>A greeting, thanks, a goodbye.</summary>
    Smalltalk,

    /// <summary>What the bot can do.</summary>
    Help,

    /// <summary>A command was carried out: start over, sections, repeat.</summary>
    Command,
}

/// <summary>What a line of a reply is.</summary>
public enum LineKind
{
    /// <summary>The short answer.</summary>
    Answer,

    /// <summary>A statement of the store.</summary>
    Statement,

    /// <summary>Wording of the bot: a hedge, a refusal, a question back.</summary>
    Note,

    /// <summary>An item of a list, a timeline or a choice.</summary>
    Item,
}

/// <summary>One line of a reply, plain text without marks.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words.</param>
/// <param name="Citations">Numbers of the citations that support it.</param>
/// <param name="Label">Of an item the date or name that stands before it; null: none.</param>
public sealed record ReplyLine(LineKind Kind, string Text, IReadOnlyList<int> Citations, string? Label = null)
{
    /// <summary>As plain text with citation marks: "17 September 2002 [1]".</summary>
    public override string ToString()
    {
        var line = new StringBuilder(Kind == LineKind.Item ? "- " : "");
        if (Label is not null)
            line.Append(Label).Append(": ");
        line.Append(Text);
        foreach (var number in Citations)
            line.Append(" [").Append(number).Append(']');
        return line.ToString();
    }
}

/// <summary>A place in a source that supports a reply.</summary>
/// <param name="Number">Its mark in the reply, from 1.</param>
/// <param name="EntryId">The entry whose statement it supports.</param>
/// <param name="Document">Document id.</param>
/// <param name="DocumentTitle">As shown to a reader.</param>
/// <param name="Section">Deepest heading above it.</param>
/// <param name="Paragraph">From 1 within the section.</param>
/// <param name="Sentence">From 1 within the paragraph.</param>
/// <param name="Statement">The statement as it stands in the store.</param>
/// <param name="Quote">The source's own sentence where the document is at hand, else null.</param>
/// <param name="Address">Public address of the section, or null.</param>
public sealed record Citation(
    int Number,
    string EntryId,
    string Document,
    string DocumentTitle,
    string Section,
    int Paragraph,
    int Sentence,
    string Statement,
    string? Quote,
    string? Address)
{
    /// <summary>"Title, section, paragraph 2, sentence 1".</summary>
    public string Location => FormattableString.Invariant($"{DocumentTitle}, {Section}, paragraph {Paragraph}, sentence {Sentence}");

    /// <summary>Its line in a list of sources: the mark, the location and, where it is at hand, the source's own sentence.</summary>
    public string Line => FormattableString.Invariant($"[{Number}] {Location}{(Quote is null ? "" : $": “{Quote}”")}");
}

/// <summary>What the bot says in a turn, before a channel renders it.</summary>
public sealed record Reply
{
    /// <summary>What kind of reply it is.</summary>
    public required ReplyStatus Status { get; init; }

    /// <summary>The intent that was recognised, or the dialog move.</summary>
    public required string Intent { get; init; }

    /// <summary>Why nothing was found: the key of the refusal in the responses; null otherwise.</summary>
    public string? Refusal { get; init; }

    /// <summary>The short answer alone, where the question has one.</summary>
    public string? Answer { get; init; }

    /// <summary>What is said, line by line.</summary>
    public required IReadOnlyList<ReplyLine> Lines { get; init; }

    /// <summary>Places that support it, the best first.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>What could be said next; each is an utterance.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>0 to 1, comparable between questions; of a refusal how near the best candidate came.</summary>
    public double Confidence { get; init; }

    /// <summary>How the reply came about, line by line.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    /// <summary>The lines as plain text with citation marks, without the list of citations.</summary>
    public string Body => string.Join('\n', Lines);

    /// <summary>What a person sees in a channel without cards: body and citations, with the sources' own sentences where they are at hand.</summary>
    public string Text => Citations.Count == 0 ? Body : Body + "\n\n" + string.Join('\n', Citations.Select(c => c.Line));
}
