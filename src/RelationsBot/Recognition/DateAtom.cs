using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>What a piece of a date is made of.</summary>
internal enum DateAtomKind
{
    /// <summary>Beyond the text.</summary>
    None,

    /// <summary>Up to four digits.</summary>
    Number,

    /// <summary>"17th".</summary>
    Ordinal,

    /// <summary>"1970s".</summary>
    Plural,

    /// <summary>A word.</summary>
    Word,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>A number that is no part of a date: "600,000", "4.5", "50k".</summary>
    Other,
}

/// <summary>A token, or the part of one that counts for a date ("12,2016" and "april22" hold two).</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Folded word, mark, or the digits.</param>
/// <param name="Value">Value of the digits, else 0.</param>
/// <param name="Glued">Whether no blank stands before it.</param>
/// <param name="Capitalized">Whether it has a capital that says something.</param>
internal readonly record struct DateAtom(DateAtomKind Kind, Span Span, string Text, int Value, bool Glued, bool Capitalized)
{
    /// <summary>Whether it is this word or mark.</summary>
    public bool Is(string text) => Kind is DateAtomKind.Word or DateAtomKind.Mark && Text == text;

    /// <summary>Whether it is one of these words or marks.</summary>
    public bool IsIn(IReadOnlySet<string> texts) => Kind is DateAtomKind.Word or DateAtomKind.Mark && texts.Contains(Text);

    /// <summary>Whether it is a number of one or two digits.</summary>
    public bool IsShort => Kind == DateAtomKind.Number && Text.Length <= 2;

    /// <summary>Whether it looks like a year.</summary>
    public bool IsYear => Kind == DateAtomKind.Number && Text.Length == 4 && Value is >= 1000 and <= 2100;
}
