using RelationsBot.Answering;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot;

/// <summary>How a bot is to work.</summary>
public sealed record BotOptions
{
    /// <summary>The clock that relative dates count from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Folder with the source documents themselves, for quotations; null: none.</summary>
    public string? DocumentsFolder { get; init; }

    /// <summary>Never refuse or ask back: for measuring finding apart from deciding.</summary>
    public bool AlwaysAnswer { get; init; }

    /// <summary>Recognises dates and periods, given the days that the store talks about; the core's own unless told.</summary>
    public Func<IEnumerable<DateOnly>, IDateRecognizer> Dates { get; init; } = OwnDates;

    /// <summary>Recognises numbers; the core's own unless told.</summary>
    public INumberRecognizer Numbers { get; init; } = OwnNumbers;

    /// <summary>Whether sample questions lend their words to their entry. Off, they can be asked as a test of the rest.</summary>
    public bool LendAsks { get; init; } = true;

    /// <summary>Whether texts are read as the defaults read them.</summary>
    internal bool ReadsByDefault => LendAsks && ReferenceEquals(Dates, OwnDates) && ReferenceEquals(Numbers, OwnNumbers);

    private static readonly Func<IEnumerable<DateOnly>, IDateRecognizer> OwnDates = days => new DateRecognizer(days);

    private static readonly INumberRecognizer OwnNumbers = new NumberRecognizer();
}

/// <summary>
/// The one door to the language core: load a data folder, take a turn. Immutable and safe for use by several threads; the same
/// data, state, utterance and day give the same reply.
/// </summary>
public sealed class Bot
{
    private readonly DialogEngine engine;
    private readonly BotOptions options;

    /// <summary>Puts a bot together.</summary>
    /// <param name="data">Read and checked data.</param>
    /// <param name="options">How to work; null: the defaults.</param>
    public Bot(BotData data, BotOptions? options = null)
    {
        this.options = options ?? new BotOptions();
        Store = data.Store;
        if (this.options.DocumentsFolder is { } folder)
            Documents = DocumentLibrary.Load(folder, data.Store.Documents);
        Analyzer = AnalyzerOf(data, this.options);
        Intents = new IntentRecognizer([.. data.Rules.Where(r => !IsOperator(r) && !Courtesy.Intents.Contains(r.Intent))], data.Store.Slots);
        Courtesy = new Courtesy(data.Rules, data.Store.Slots, Intents, data.Lexicon);
        OperatorRules = new IntentRecognizer([.. data.Rules.Where(IsOperator)], data.Store.Slots);
        var index = new FactIndex(data.Store, data.Lexicon, Analyzer, this.options.LendAsks, this.options.ReadsByDefault ? data.Texts : null);
        var matcher = new Matcher(data.Store, index);
        var texts = new ValueTexts(data.Lexicon, Analyzer, index);
        var names = new EntityNames(data.Store);
        var kinds = new ValueKinds(data.Store, matcher, texts, names);
        var supplied = new SuppliedValues(data.Store, texts, names);
        var roles = new Roles(data.Store, index);
        var frames = new FrameWords(data.Store, index, matcher);
        var finder = new Finder(data.Store, index, matcher, new SlotFiller(data.Store, matcher, kinds, supplied), new MentionFiller(data.Store, kinds, supplied), roles, new NamedDeeds(index, matcher, texts, roles), frames, new Ranking(data.Store, matcher, roles, frames));
        Reader = new Reader(data.Store, data.Lexicon, Analyzer, Intents);
        Decider = new Decider(data.Store, finder, matcher, data.Store.LatestDay);
        var operators = new Operators(OperatorRules, new OperandReader(data.Store, Analyzer, OperatorRules, Reader, Decider));
        engine = new DialogEngine(data.Store, data.Lexicon, Analyzer, Intents, Reader, Decider, operators, Courtesy, index, matcher, data.Responses, place => Documents?.Quote(place), this.options.AlwaysAnswer);
    }

    /// <summary>What the bot knows.</summary>
    public KnowledgeStore Store { get; }

    /// <summary>The source documents at hand, or null where no folder was named.</summary>
    public DocumentLibrary? Documents { get; }

    internal Analyzer Analyzer { get; }

    internal IntentRecognizer Intents { get; }

    internal IntentRecognizer OperatorRules { get; }

    internal Courtesy Courtesy { get; }

    internal Reader Reader { get; }

    internal Decider Decider { get; }

    /// <summary>The recogniser that looks for a rule: operators and courtesy are looked for by themselves.</summary>
    internal IntentRecognizer RecognizerOf(IntentRule rule) =>
        IsOperator(rule) ? OperatorRules : Courtesy.Intents.Contains(rule.Intent) ? Courtesy.RecognizerOf(rule.Intent) : Intents;

    private static bool IsOperator(IntentRule rule) => rule.Patterns.Any(p => p.HasParts);

    /// <summary>Loads a data folder.</summary>
    /// <param name="dataFolder">Path of the folder.</param>
    /// <param name="options">How to work; null: the defaults.</param>
    /// <exception cref="DataException">The data have problems; all are listed.</exception>
    public static Bot Load(string dataFolder, BotOptions? options = null) => new(DataFolder.Load(dataFolder), options);

    /// <summary>Reads the texts of a store as a bot with default options does when it is put together.</summary>
    internal static ReadTexts Read(BotData data)
    {
        var concepts = new Concepts();
        return ReadTexts.Of(concepts, [.. new FactTexts(data.Store, data.Lexicon, AnalyzerOf(data, new BotOptions()), new Paragraphs(data.Store), concepts, lendAsks: true).All()]);
    }

    private static Analyzer AnalyzerOf(BotData data, BotOptions options) =>
        new(data.Store, data.Lexicon, data.Irregular, data.Rules, options.Dates(Days(data.Store)), options.Numbers);

    private static IEnumerable<DateOnly> Days(KnowledgeStore store) => store.Entries.SelectMany(e => e.Propositions).Select(p => p.When)
        .Concat(store.Events.Values.Select(e => e.When)).OfType<Period>().Where(p => p.Precision == Precision.Day).Select(p => p.Start);

    /// <summary>What the bot says when somebody joins.</summary>
    public Reply Welcome() => engine.Welcome();

    /// <summary>Reads a question as it stands, without answering it.</summary>
    /// <param name="utterance">What the person typed, as the channel delivers it.</param>
    public Reading Read(string utterance) => Reader.Read(Analyzer.Analyze(TextCleaner.Clean(utterance), DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime)));

    /// <summary>Takes one turn. Never throws for any text.</summary>
    /// <param name="conversation">What the bot remembers.</param>
    /// <param name="utterance">What the person typed, as the channel delivers it.</param>
    public TurnResult Take(Conversation conversation, string utterance) =>
        engine.Take(conversation, utterance, DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime));

    /// <summary>What a host says that forgets more than this conversation: a reply that forgets (<see cref="TurnResult.Forgets"/>) with a line to that effect.</summary>
    /// <param name="reply">The reply.</param>
    public Reply ForgottenElsewhere(Reply reply) => engine.ForgottenElsewhere(reply);

    /// <summary>Finds statements for a few words, for a person who picks one of them: the best first, each with its place. Never throws for any text.</summary>
    /// <param name="words">What the person typed; without a letter or digit in it, statements to begin with are found.</param>
    /// <param name="skip">How many of the best to leave out, for paging; below 0 counts as 0.</param>
    /// <param name="most">How many to give; below 1 gives none.</param>
    /// <returns>A list, or a refusal where nothing is told of the words. The same words on the same day find the same.</returns>
    public Reply Search(string words, int skip, int most) => engine.Search.For(words, DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime), skip, most);
}
