namespace RelationsBot.BotFramework.Schema;

/// <summary>Why bytes are not an activity that can be taken.</summary>
public enum ActivityProblem
{
    /// <summary>Not well-formed UTF-8 JSON, or a string in it that is no Unicode text.</summary>
    NotJson,

    /// <summary>Nested deeper than <see cref="ActivityReader.MaximumDepth"/>.</summary>
    TooDeep,

    /// <summary>Well-formed JSON, but no object.</summary>
    NotAnObject,

    /// <summary>A modelled property has a value of another kind, such as a number for <c>text</c>.</summary>
    WrongKind,

    /// <summary>A property without which nothing can be done is absent, null or blank.</summary>
    MissingProperty,

    /// <summary>The text is longer than <see cref="ActivityReader.MaximumTextLength"/>.</summary>
    TextTooLong,

    /// <summary>A list has more entries than <see cref="ActivityReader.MaximumListLength"/>.</summary>
    ListTooLong,
}
