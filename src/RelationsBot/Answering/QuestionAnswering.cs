using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Reads questions and decides which facts answer them: all the parts that takes, put together once for a store. Immutable.</summary>
internal sealed class QuestionAnswering
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="store">What is known.</param>
    /// <param name="lexicon">What words mean.</param>
    /// <param name="rules">How is asked.</param>
    /// <param name="analyzer">Finds words, names, dates and numbers in a text.</param>
    /// <param name="index">The facts of the store.</param>
    /// <param name="always">Whether a question is never refused or asked back for itself.</param>
    public QuestionAnswering(KnowledgeStore store, Lexicon lexicon, IReadOnlyList<IntentRule> rules, Analyzer analyzer, FactIndex index, bool always)
    {
        Store = store;
        Lexicon = lexicon;
        Analyzer = analyzer;
        Index = index;
        Always = always;
        Intents = new IntentRecognizer([.. rules.Where(r => !IsOperator(r) && !Courtesy.Intents.Contains(r.Intent))], store.Slots);
        Courtesy = new Courtesy(rules, store.Slots, Intents, lexicon);
        OperatorRules = new IntentRecognizer([.. rules.Where(IsOperator)], store.Slots);
        Matcher = new Matcher(store, index);
        Reader = new Reader(store, lexicon, analyzer, Intents);
        Decider = new Decider(store, FinderOf(new ValueTexts(lexicon, analyzer, index)), Matcher, store.LatestDay);
        Operators = new Operators(OperatorRules, new OperandReader(store, analyzer, OperatorRules, Reader, Decider));
    }

    public KnowledgeStore Store { get; }

    public Lexicon Lexicon { get; }

    public Analyzer Analyzer { get; }

    public FactIndex Index { get; }

    public Matcher Matcher { get; }

    public IntentRecognizer Intents { get; }

    public IntentRecognizer OperatorRules { get; }

    public Courtesy Courtesy { get; }

    public Reader Reader { get; }

    public Decider Decider { get; }

    public Operators Operators { get; }

    /// <summary>Whether a question is never refused or asked back for itself.</summary>
    public bool Always { get; }

    /// <summary>The recogniser that looks for a rule: operators and courtesy are looked for by themselves.</summary>
    public IntentRecognizer RecognizerOf(IntentRule rule) =>
        IsOperator(rule) ? OperatorRules : Courtesy.Intents.Contains(rule.Intent) ? Courtesy.RecognizerOf(rule.Intent) : Intents;

    /// <summary>What comes of a question as it stands.</summary>
    public Decision Decide(Reading reading) => Decider.Decide(reading, default, Always);

    private static bool IsOperator(IntentRule rule) => rule.Patterns.Any(p => p.HasParts);

    private Finder FinderOf(ValueTexts texts)
    {
        var names = new EntityNames(Store);
        var kinds = new ValueKinds(Store, Matcher, texts, names);
        var supplied = new SuppliedValues(Store, texts, names);
        var filler = new SlotFiller(Store, Matcher, kinds, supplied);
        var mentions = new MentionFiller(Store, kinds, supplied);
        var roles = new Roles(Store, Index);
        var deeds = new NamedDeeds(Index, Matcher, texts, roles);
        var frames = new FrameWords(Store, Index, Matcher);
        return new Finder(Store, Index, Matcher, filler, mentions, roles, new Owners(Store, Index, roles, new Peoples(Store, Index, Matcher, texts, roles)), new Directions(Store, Index), deeds, frames, new Ranking(Store, Matcher, roles, frames));
    }
}
