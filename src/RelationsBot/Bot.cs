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
    private readonly QuestionAnswering answering;
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
        var analyzer = AnalyzerOf(data, this.options);
        var index = new FactIndex(data.Store, data.Lexicon, analyzer, this.options.LendAsks, this.options.ReadsByDefault ? data.Texts : null);
        answering = new QuestionAnswering(data.Store, data.Lexicon, data.Rules, analyzer, index, this.options.AlwaysAnswer);
        engine = new DialogEngine(answering, data.Responses, place => Documents?.Quote(place));
    }

    /// <summary>What the bot knows.</summary>
    public KnowledgeStore Store { get; }

    /// <summary>The source documents at hand, or null where no folder was named.</summary>
    public DocumentLibrary? Documents { get; }

    internal Analyzer Analyzer => answering.Analyzer;

    internal IntentRecognizer Intents => answering.Intents;

    internal IntentRecognizer OperatorRules => answering.OperatorRules;

    internal Courtesy Courtesy => answering.Courtesy;

    internal Reader Reader => answering.Reader;

    internal Decider Decider => answering.Decider;

    /// <summary>The recogniser that looks for a rule: operators and courtesy are looked for by themselves.</summary>
    internal IntentRecognizer RecognizerOf(IntentRule rule) => answering.RecognizerOf(rule);

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
