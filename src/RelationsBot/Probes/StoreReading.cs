using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>
/// The store as probes look at it: whom and when each entry tells about, and which facts could make an exchanged question true after
/// all. Whatever may be told somewhere is left out of the probes rather than counted against the bot. Immutable once built.
/// </summary>
internal sealed class StoreReading
{
    private readonly Bot bot;
    private readonly Dictionary<string, EntryReading> readings;
    private readonly HashSet<string> articles;
    private readonly HashSet<string> somebody;
    private readonly Dictionary<string, IReadOnlyList<Token>> cuts = [];

    public StoreReading(BotData data, Bot bot)
    {
        this.bot = bot;
        Data = data;
        readings = data.Store.Entries.ToDictionary(e => e.Id, e => new EntryReading(e, this));
        foreach (var entry in readings.Values)
        {
            entry.Kin = [.. All.Where(other => other.Linked.Overlaps(Events(entry.Entry)) || Tells(other.Entry, entry.Entry.Propositions.Select(p => p.Frame).Distinct()))];
            entry.KinEntities = [.. entry.Kin.SelectMany(e => e.Entities)];
        }

        somebody = [.. Store.Entities.Values.Where(e => e.Type is EntityType.Person or EntityType.Group).SelectMany(e => e.Kinds)];
        articles = [.. Store.Entities.Keys.Where(id => UsuallyHasArticle(id))];
        Words = [.. readings.Values.SelectMany(r => r.Words)];
    }

    public BotData Data { get; }

    public KnowledgeStore Store => Data.Store;

    /// <summary>Every base form that some entry, entity or event uses.</summary>
    public HashSet<string> Words { get; }

    public EntryReading Of(string entry) => readings[entry];

    public IEnumerable<EntryReading> All => Store.Entries.Select(e => readings[e.Id]);

    /// <summary>Whether the statements say "the" before the name.</summary>
    public bool HasArticle(string entity) => articles.Contains(entity);

    /// <summary>Whether some person or group is called by the noun.</summary>
    public bool CallsSomebody(string noun) => somebody.Contains(noun);

    /// <summary>Whether a mention is the shown name of an entity, and no part of a longer phrase.</summary>
    public bool IsWholeName(Analysis text, EntityMention mention, string entity) =>
        !IsModifier(text, mention) && text.Utterance.TextOf(mention.First, mention.End) == Store.Entities[entity].Name;

    /// <summary>Whether a noun follows the name: "the Koizumi visit".</summary>
    public bool IsModifier(Analysis text, EntityMention mention) =>
        mention.End < text.Tokens.Count && text.Tokens[mention.End] is { Kind: TokenKind.Word } next && !text.Tokens[mention.End - 1].Possessive
        && Data.Lexicon.ClassOf(next) == WordClass.Content && next.Lemmas[0] == next.Folded;

    private bool UsuallyHasArticle(string entity)
    {
        var mentions = All.SelectMany(e => e.Statement.Mentions.Entities
            .Where(m => m.EntityIds.Contains(entity) && m.First > 0 && IsWholeName(e.Statement, m, entity))
            .Select(m => e.Statement.Tokens[m.First - 1].Folded == "the")).ToList();
        return mentions.Count(the => the) * 2 > mentions.Count;
    }

    /// <summary>What is recognised in a text. No probe holds a relative date, so any day will do.</summary>
    public Analysis Analyze(string text) => bot.Analyzer.Analyze(TextCleaner.Clean(text), Store.LatestDay);

    /// <summary>The tokens of a short text.</summary>
    public IReadOnlyList<Token> Cut(string text)
    {
        if (!cuts.TryGetValue(text, out var tokens))
            cuts[text] = tokens = Tokenizer.Tokenize(TextCleaner.Clean(text), bot.Analyzer.Lemmatizer);
        return tokens;
    }

    /// <summary>Whether two frames can tell the same: one is above the other, or tells it from the other side.</summary>
    public bool AreRelated(string frame, string other) =>
        Store.IsA(frame, other) || Store.IsA(other, frame) || Store.Frames[frame].Reverse == other || Store.Frames[other].Reverse == frame;

    /// <summary>Whether an entry has a fact of a frame related to one of these.</summary>
    public bool Tells(Entry entry, IEnumerable<string> frames) => frames.Any(f => entry.Propositions.Any(p => AreRelated(p.Frame, f)));

    /// <summary>Whether one, or somebody of theirs, acts on the other or on somebody of theirs, and not both together.</summary>
    public bool Acts(Proposition fact, string one, string other) =>
        Holds(fact["agent"], one) && fact.Roles.Any(r => r.Key != "agent" && Holds(r.Value, other)) && !Holds(fact["agent"], other);

    private bool Holds(IReadOnlyList<RoleValue> values, string id) => values.SelectMany(v => v.Entities).Any(e => e == id || Store.Entities[e].Of == id);

    /// <summary>Events of an entry and those linked with them, whichever of both names the link.</summary>
    public HashSet<string> Linked(Entry entry) => readings[entry.Id].Linked;

    public static IEnumerable<string> Events(Entry entry) => entry.Propositions.Select(p => p.EventId).Append(entry.EventId).OfType<string>().Distinct();

    /// <summary>Entries of an entry's own events, itself first.</summary>
    public IEnumerable<Entry> SameEvents(Entry entry) => Events(entry).SelectMany(Store.EntriesOf).Prepend(entry).Distinct();

    /// <summary>Whether somebody is meant, or may be, where another is named: the same, their state, its people, its capital.</summary>
    public bool MayStandFor(string id, string other) =>
        id == other || Store.Entities[id].Of == other || Store.Entities[other].Of == id;

    /// <summary>Whether a fact about somebody may be what a question that names another asks for: a state's name stands for its people, its capital's for the state.</summary>
    /// <param name="named">Who is named.</param>
    /// <param name="id">Whom the fact is about.</param>
    public bool IsMeantBy(string named, string id)
    {
        var name = Store.Entities[named];
        var state = name.Type == EntityType.Country ? named : name.Governs ? name.Of : null;
        return id == named || (state is not null && (id == state || Store.Entities[id].Of == state));
    }
}
