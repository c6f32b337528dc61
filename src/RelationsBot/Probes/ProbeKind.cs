namespace RelationsBot.Probes;

/// <summary>What a probe does to the store or to a question that is answered right. Those that ask for what a fact holds must be answered, the rest must not be answered as if true.</summary>
public enum ProbeKind
{
    /// <summary>Asks for a value that a fact holds.</summary>
    Filled,

    /// <summary>Asks whether a fact holds that does.</summary>
    FilledYesNo,

    /// <summary>Asks whether a statement of the store, word for word, is true.</summary>
    Statement,

    /// <summary>Behind a question that is answered, asks for another value of the same fact in words that say nothing else.</summary>
    FollowUp,

    /// <summary>Asks by a noun phrase for what an event holds: "date of the meeting?".</summary>
    FilledPhrase,

    /// <summary>Asks for a value that neither the fact nor its happening holds.</summary>
    EmptySlot,

    /// <summary>Behind a question that is answered, asks in words that say nothing else for a value that neither the fact nor its happening holds.</summary>
    FollowUpEmpty,

    /// <summary>Asks for an attribute of an entity or an event that no entry tells.</summary>
    AbsentAttribute,

    /// <summary>Another entity of the same type, absent from the fact, in place of one that is named.</summary>
    OtherName,

    /// <summary>An invented name in place of one that is named.</summary>
    UnknownName,

    /// <summary>Somebody else of the same happening in place of the one who is named.</summary>
    OtherParticipant,

    /// <summary>Who acts and who is acted on, exchanged.</summary>
    ExchangedParties,

    /// <summary>The states whose people acted and were acted on, exchanged, while the people are called what they were.</summary>
    ExchangedPeoples,

    /// <summary>Somebody else as the one who admits, denies, demands or wishes what is told of another, or the states exchanged in what is admitted.</summary>
    OtherStance,

    /// <summary>Whether a deed was done that is told only as wished, demanded, promised, refused or not done. To tell just that is right, to say yes is not.</summary>
    UnrealisedDeed,

    /// <summary>Another year in place of the one that is named.</summary>
    MovedYear,

    /// <summary>A wrong year added to a question that names none.</summary>
    AddedYear,

    /// <summary>The opposite action in place of the one that is named.</summary>
    OppositeAction,

    /// <summary>An action that nobody in the fact has done.</summary>
    OtherAction,

    /// <summary>Another number in place of the one that is named.</summary>
    OtherNumber,

    /// <summary>A limit that the number lies outside of: "at most 10" for "at least 20".</summary>
    BrokenLimit,

    /// <summary>An invented noun after "which" or "how many".</summary>
    UnknownNoun,

    /// <summary>A noun of another matter after "which" or "how many".</summary>
    OtherNoun,

    /// <summary>"The ninth" where there are not nine.</summary>
    OrdinalOutOfRange,
}
