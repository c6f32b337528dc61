using System.Globalization;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Probes;

namespace RelationsBot.Benchmarks;

/// <summary>A question about a grown store.</summary>
/// <param name="Text">As it would be typed.</param>
/// <param name="Entry">Id of the entry that answers; null: none does.</param>
internal sealed record GrownQuestion(string Text, string? Entry);

/// <summary>
/// The shipped store with as many further statements as wanted, made of its own names and concepts: names are put together from the words of its names,
/// deeds are those of its frames, topics what its events and values are kinds of. Few of each are told often, most seldom (Zipf). The same every time.
/// </summary>
internal sealed class GrownStore
{
    private const int Seed = 20021117;
    private const int StatementsPerName = 25;
    private const int MostNames = 20_000;
    private const int SentencesPerParagraph = 5;
    private const int ParagraphsPerSection = 100;

    private static readonly string[] ObjectRoles = ["patient", "recipient", "partner", "destination"];
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly int Days = new DateOnly(2024, 1, 1).DayNumber - First.DayNumber;

    private readonly Random random = new(Seed);
    private readonly BotData shipped;
    private readonly List<Entity> names;
    private readonly List<(Frame Frame, string Role, string Base, string Past)> deeds;
    private readonly List<string> topics;
    private readonly List<Told> told = [];

    /// <summary>Grows a store.</summary>
    /// <param name="shipped">What it grows from.</param>
    /// <param name="size">How many statements it is to have.</param>
    public GrownStore(BotData shipped, int size)
    {
        this.shipped = shipped;
        var store = shipped.Store;
        var inflection = new Inflection(shipped.Irregular);
        deeds = [.. store.Frames.Values.OrderBy(f => f.Id, StringComparer.Ordinal)
            .Where(f => f.Senses.Count > 0 && !f.Senses[0].Contains(' ') && !f.Senses[0].Contains('-') && f.Required.Concat(f.Allowed).Contains("agent") && !f.IsAside)
            .Select(f => (Frame: f, Role: ObjectRoles.FirstOrDefault(f.Required.Concat(f.Allowed).Contains)))
            .Where(f => f.Role is not null)
            .Select(f => (f.Frame, f.Role!, f.Frame.Senses[0], inflection.Of(f.Frame.Senses[0], VerbForm.Past)))];
        topics = [.. store.Events.Values.SelectMany(e => e.Kinds).Concat(store.Entities.Values.SelectMany(e => e.Kinds)).Concat(store.Entries.SelectMany(e => e.Propositions).SelectMany(p => p.Roles.Values).SelectMany(v => v).SelectMany(v => v.Kinds))
            .Where(k => !k.Contains(' ') && k.All(char.IsLower)).Distinct().Order(StringComparer.Ordinal)];
        names = Names(store, Math.Clamp(size / StatementsPerName, 50, MostNames));
        var sections = new List<Section>();
        List<Entry> entries = [.. store.Entries];
        while (entries.Count < size)
            entries.Add(Next(entries.Count, sections));
        var document = new Document("grown", "Grown", null, null, null, sections);
        Data = shipped with { Store = new KnowledgeStore([.. store.Documents, document], [.. store.Frames.Values], [.. store.Slots.Values], [.. store.Entities.Values, .. names], [.. store.Events.Values], entries) };
    }

    /// <summary>The grown data.</summary>
    public BotData Data { get; }

    /// <summary>Questions about what was grown, every other without an answer.</summary>
    public List<GrownQuestion> Questions(int count)
    {
        var isTold = told.Select(t => (t.Agent, t.Deed, t.Object)).ToHashSet();
        return [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? Answered(told[random.Next(told.Count)], i / 2) : Unanswered(isTold, i / 2))];
    }

    private GrownQuestion Answered(Told one, int form) => new(Ask(one.Agent, one.Deed, one.Object, one.Topic, one.Day, form), one.Id);

    // Somebody who did it, but not to whom it is asked of.
    private GrownQuestion Unanswered(HashSet<(int, int, int)> isTold, int form)
    {
        var one = told[random.Next(told.Count)];
        int other;
        do
            other = Zipf(names.Count);
        while (other == one.Agent || isTold.Contains((one.Agent, one.Deed, other)));
        return new GrownQuestion(Ask(one.Agent, one.Deed, other, one.Topic, one.Day, form), null);
    }

    private string Ask(int agent, int deed, int target, int topic, DateOnly day, int form) => (form % 3) switch
    {
        0 => $"When did {names[agent].Name} {deeds[deed].Base} {Object(deed, target)} over the {topics[topic]}?",
        1 => $"Did {names[agent].Name} {deeds[deed].Base} {Object(deed, target)} on {Written(day)}?",
        _ => $"Why did {names[agent].Name} {deeds[deed].Base} {Object(deed, target)} on {Written(day)}?",
    };

    private Entry Next(int number, List<Section> sections)
    {
        var (agent, target, deed, topic) = (Zipf(names.Count), Zipf(names.Count), Zipf(deeds.Count), Zipf(topics.Count));
        if (target == agent)
            target = (agent + 1) % names.Count;
        var day = First.AddDays(random.Next(Days));
        var id = $"grown-{number}";
        told.Add(new Told(id, agent, deed, target, topic, day));
        var paragraph = number / SentencesPerParagraph;
        while (sections.Count <= paragraph / ParagraphsPerSection)
            sections.Add(new Section($"Part {sections.Count + 1}", [], null, [.. Enumerable.Repeat(new Paragraph(SentencesPerParagraph, ""), ParagraphsPerSection)]));
        var roles = new Dictionary<string, IReadOnlyList<RoleValue>>(3)
        {
            ["agent"] = [Value(names[agent])],
            [deeds[deed].Role] = [Value(names[target])],
            ["reason"] = [new RoleValue { Text = $"the {topics[topic]}", Kinds = [topics[topic]] }],
        };
        return new Entry(
            id,
            $"On {Written(day)}, {names[agent].Name} {deeds[deed].Past} {Object(deed, target)} over the {topics[topic]}.",
            [new Place("grown", sections[paragraph / ParagraphsPerSection].Heading, (paragraph % ParagraphsPerSection) + 1, (number % SentencesPerParagraph) + 1)],
            [new Proposition { EntryId = id, Index = 0, Frame = deeds[deed].Frame.Id, Roles = roles, When = Period.OfDay(day) }],
            [],
            null,
            false);
    }

    private static RoleValue Value(Entity entity) => new() { Text = entity.Name, EntityId = entity.Id, Entities = [entity.Id] };

    private string Object(int deed, int target) => (deeds[deed].Role switch { "partner" => "with ", "destination" => "to ", _ => "" }) + names[target].Name;

    private List<Entity> Names(KnowledgeStore store, int count)
    {
        string[] words = [.. store.Entities.Values.SelectMany(e => e.Name.Split(' ')).Where(w => w.Length > 3 && char.IsUpper(w[0]) && w.All(char.IsLetter)).Distinct().Order(StringComparer.Ordinal)];
        string[] kinds = [.. store.Entities.Values.Where(e => e.IsAgent).SelectMany(e => e.Kinds).Distinct().Order(StringComparer.Ordinal)];
        var made = new HashSet<string>(store.Entities.Values.Select(e => e.Name));
        var entities = new List<Entity>(count);
        while (entities.Count < count)
        {
            var name = string.Join(' ', Enumerable.Range(0, random.Next(4) == 0 ? 2 : 3).Select(_ => words[random.Next(words.Length)]).Distinct());
            if (name.Contains(' ') && made.Add(name))
                entities.Add(new Entity($"grown-name-{entities.Count}", name, entities.Count % 3 == 0 ? EntityType.Organisation : EntityType.Person, [], [], [], [kinds[Zipf(kinds.Length)]], [], null, false));
        }

        return entities;
    }

    // The n-th is told as often as 1/n, of the first count.
    private int Zipf(int count) => Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1);

    private static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private sealed record Told(string Id, int Agent, int Deed, int Object, int Topic, DateOnly Day);
}
