using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;
using RelationsBot.Knowledge;
using RelationsBot.Text;
using RelationsBot.Validation;
using Xunit;

namespace RelationsBot.Tests.Validation;

public class StoreValidationTests
{
    private const string Source =
        "= Lake =\n\n"
        + "On September 17, 2002, Per Olav Moen, a Norwegian captain, opened the ferry across Lake Mjos. Thirteen boats cost $300 million. "
        + "It reportedly never sank. At least 40 men and about 1,500 passengers used it by late 1960, and just 2% paid.\n\n"
        + "== History ==\n"
        + "The pier was built in 1910–45 in Sweden. In 1990 Captain Moen came again. On September 28 he left with two dogs. The Swedish Lake Society, "
        + "founded in the mid-1990s, may have asked for an estimated 60 lamps.\n";

    // Each is true to the sentences of its places.
    [Theory]
    [InlineData("Per Olav Moen opened the ferry on 17 September 2002.", "Lead/1/1")]
    [InlineData("The ferry of 2002-09-17 was opened by a captain from Norway.", "Lead/1/1")]
    [InlineData("In September 2002 the ferry across Lake Mjös was opened by Per-Olav Moen.", "Lead/1/1")]
    [InlineData("In 2002 somebody opened the ferry.", "Lead/1/1")]
    [InlineData("In the 2000s somebody opened the ferry.", "Lead/1/1")]
    [InlineData("Each of the 13 boats had a share in US$300,000,000.", "Lead/1/2")]
    [InlineData("The price of thirteen boats was 300 million dollars.", "Lead/1/2")]
    [InlineData("The ferry, it was said, reportedly did not sink.", "Lead/1/3")]
    [InlineData("The ferry had a minimum of 40 men and around 1500 passengers by late 1960; only two percent paid.", "Lead/1/4")]
    [InlineData("The pier was built from 1910 to 1945.", "History/1/1")]
    [InlineData("On 28 September 1990 Moen left with both dogs.", "History/1/3", "History/1/2")]
    [InlineData("The Lake Society of Sweden might have asked for an estimated sixty lamps.", "History/1/4")]
    [InlineData("A Swedish society was founded in the mid-1990s and possibly asked for an estimate of 60 lamps.", "History/1/4")]
    public void A_statement_true_to_its_places_passes(string statement, params string[] places) => Assert.Empty(Check(statement, places));

    [Theory]
    [InlineData("Per Olav Moen opened the ferry on 18 September 2002.", "date '18 September 2002'", "Lead/1/1")]
    [InlineData("Per Olav Moen opened the ferry in October 2002.", "date 'October 2002'", "Lead/1/1")]
    [InlineData("Per Olav Moen opened the ferry in 2003.", "date '2003'", "Lead/1/1")]
    [InlineData("Per Olav Moen opened the ferry in early 2002.", "date '2002'", "Lead/1/1")]
    [InlineData("On 28 September 1990 somebody left.", "date '28 September 1990'", "History/1/3")]
    [InlineData("The pier was built from 1910 to 1946.", "date '1946'", "History/1/1")]
    [InlineData("A society was founded in the late 1990s and may have asked for an estimated 60 lamps.", "date '1990s'", "History/1/4")]
    [InlineData("A society was founded in the 1980s and may have asked for an estimated 60 lamps.", "date '1980s'", "History/1/4")]
    [InlineData("The price of 14 boats was $300 million.", "figure '14'", "Lead/1/2")]
    [InlineData("The price of thirteen boats was €300 million.", "figure '€ 300 million'", "Lead/1/2")]
    [InlineData("The price of thirteen boats was $300 billion.", "figure '$ 300 billion'", "Lead/1/2")]
    [InlineData("The price of 13% of the boats was $300 million.", "figure '13 %'", "Lead/1/2")]
    [InlineData("The second ferry reportedly never sank.", "figure 'second'", "Lead/1/3")]
    [InlineData("Per Olav Moen of Denmark opened the ferry in 2002.", "name 'Denmark'", "Lead/1/1")]
    [InlineData("Per Olav Berg opened the ferry in 2002.", "name 'Berg'", "Lead/1/1")]
    [InlineData("Sweden opened the ferry in 2002.", "name 'Sweden'", "Lead/1/1")]
    [InlineData("Kari Moen came again in 1990.", "name 'Kari Moen'", "History/1/2")]
    [InlineData("Ole opened the ferry in 2002.", "name 'Ole'", "Lead/1/1")]
    [InlineData("The ferry was opened in 2002 and is written 湖.", "name '湖'", "Lead/1/1")]
    [InlineData("The ferry never sank.", "'reportedly' (reported), which the statement drops", "Lead/1/3")]
    [InlineData("The ferry reportedly sank.", "'never' (negation), which the statement drops", "Lead/1/3")]
    [InlineData("Per Olav Moen allegedly opened the ferry in 2002.", "'allegedly' (alleged), which none", "Lead/1/1")]
    [InlineData("Per Olav Moen did not open the ferry in 2002.", "'not' (negation), which none", "Lead/1/1")]
    [InlineData("A Swedish society asked for an estimated 60 lamps.", "'may' (possible), which the statement drops", "History/1/4")]
    [InlineData("Some 13 boats cost $300 million.", "says 'about' of the figure '13'", "Lead/1/2")]
    [InlineData("The ferry had 40 men and about 1,500 passengers.", "bare figure '40'; the cited sentence says 'at least'", "Lead/1/4")]
    [InlineData("The ferry had at least 40 men and over 1,500 passengers.", "'over' of the figure '1,500'; the cited sentence says 'about'", "Lead/1/4")]
    [InlineData("Per Olav Moen opened the ferry in 2002.", "place 'lake#Lead/1/5'", "Lead/1/1", "Lead/1/5")]
    [InlineData("Per Olav Moen opened the ferry in 2002.", "place 'lake#Lead/3/1'", "Lead/1/1", "Lead/3/1")]
    [InlineData("Per Olav Moen opened the ferry in 2002.", "place 'lake#Fish/1/1'", "Lead/1/1", "Fish/1/1")]
    public void A_statement_that_says_more_or_less_than_its_places_is_reported(string statement, string expected, params string[] places)
    {
        var problem = Assert.Single(Check(statement, places));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(("entries/lake.yaml", 3), (problem.File, problem.Line));
    }

    [Fact]
    public void One_of_the_entries_of_a_sentence_carries_its_hedge()
    {
        var store = Store(Entry("a", "The ferry never sank.", ["Lead/1/3"]), Entry("b", "The ferry, reportedly, has not sunk.", ["Lead/1/3"]));
        Assert.Empty(StoreValidation.Check(Data(store), Library(store)));
    }

    [Fact]
    public void A_garbled_sentence_may_be_said_to_leave_something_open()
    {
        var store = Store(Entry("a", "The text does not say clearly in which state the pier was built in 1910.", ["History/1/1"]) with { Unclear = true });
        Assert.Empty(StoreValidation.Check(Data(store), Library(store)));
    }

    [Theory]
    [InlineData("2002-09-17", null, 0)]
    [InlineData("2002-09", null, 0)]
    [InlineData("2002/2003", "the time '2003'", 1)]
    [InlineData("late 2002", "the time 'late 2002'", 1)]
    [InlineData("../2002-09-16", "the time '2002-09-16'", 1)]
    public void The_time_of_a_proposition_stands_in_the_sentence(string when, string? expected, int count)
    {
        var problems = Check("Per Olav Moen opened the ferry in 2002.", ["Lead/1/1"], p => p with { When = Period.Parse(when) });
        Assert.Equal(count, problems.Count);
        Assert.All(problems, p => Assert.Contains(expected!, p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_fills_a_role_stands_at_the_places()
    {
        var problems = Check("Per Olav Moen opened the ferry in 2002.", ["Lead/1/1"], p => p with
        {
            Roles = new Dictionary<string, IReadOnlyList<RoleValue>>
            {
                ["agent"] = [new RoleValue { Text = "Per Olav Moen", EntityId = "moen", Entities = ["moen"] }, new RoleValue { Text = "" }],
                ["place"] = [new RoleValue { Text = "Sweden", EntityId = "sweden", Entities = ["sweden"] }],
                ["count"] = [new RoleValue { Text = "12 boats", Value = 12 }],
            },
        });
        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, p => p.Message.Contains("'place' of proposition 1 has the entity 'sweden'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message.Contains("'count' of proposition 1 has the figure '12'", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_documents_the_parts_of_an_entry_are_held_against_each_other()
    {
        var entry = Entry("a", "The ferry had 40 men.", ["Lead/1/4"], p => p with
        {
            IsNegative = true,
            Roles = new Dictionary<string, IReadOnlyList<RoleValue>> { ["count"] = [new RoleValue { Text = "forty men", Value = 41, Limit = "at least" }, new RoleValue { Text = "at least 40 men", Value = 40, Limit = "at least" }] },
        });
        var messages = StoreValidation.Check(Data(Store(entry))).Select(p => p.Message).ToList();
        Assert.Equal(3, messages.Count);
        Assert.Contains(messages, m => m.Contains("'value: 41' is no figure", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("'limit: at least' of the figure 40", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Contains("proposition 1 is negative", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_document_is_reported_once_with_its_paragraph()
    {
        var store = Store(Entry("a", "Per Olav Moen opened the ferry in 2099.", ["Lead/1/1"]));
        var problems = StoreValidation.Check(Data(store), Library(store, Source.Replace("two dogs", "three dogs", StringComparison.Ordinal)));
        Assert.Contains(problems, p => p.File == "sources.yaml" && p.Message.Contains("'lake' is not among the documents", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File == "lake.txt" && p.Line == 6 && p.Message.Contains("'History/1' differs: expected hash", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.File.StartsWith("entries", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_count_of_sentences_is_reported()
    {
        var outline = Outline();
        var wrong = outline with { Sections = [outline.Sections[0] with { Paragraphs = [outline.Sections[0].Paragraphs[0] with { Sentences = 5 }] }, outline.Sections[1]] };
        var store = new KnowledgeStore([wrong], [], [], [], [], []);
        Assert.Contains("'sentences' is 5; the text has 4", Assert.Single(StoreValidation.Check(Data(store), Library(store))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_counts_and_names_what_is_missing()
    {
        var frames = new[] { Frame("happen", null, []), Frame("open", "happen", ["agent", "reason"]), Frame("sink", "happen", ["agent"]) };
        var store = new KnowledgeStore(
            [Outline()], frames, [], [], [],
            [
                Entry("a", "One.", ["Lead/1/1", "Lead/1/2"], p => p with { Frame = "open", Roles = new Dictionary<string, IReadOnlyList<RoleValue>> { ["agent"] = [new RoleValue { Text = "" }] } }),
                Entry("b", "Two.", ["Lead/1/2", "Lead/1/3", "Lead/1/4"]) with { EventId = "opening" },
            ]);
        var report = CoverageReport.Of(store);
        Assert.Equal((2, 2, 4, 8, 2), (report.Entries, report.Propositions, report.Places, report.Sentences, report.SampleQuestions));
        Assert.Equal(["History/1/1", "History/1/2", "History/1/3", "History/1/4"], report.UncitedSentences.Select(p => p.ToString()[5..]));
        Assert.Equal(["a"], report.EntriesWithoutEvent);
        Assert.Equal(["sink"], report.UnusedFrames);
        Assert.Equal(["open"], report.FramesUsedOnce.Where(f => f == "open"));
        Assert.Equal(["agent", "reason"], report.Frames.Single(f => f.Frame == "open").Holes);
        Assert.Equal(["a/1/agent"], report.RequiredHoles.Where(h => h.StartsWith('a')));
    }

    private static Frame Frame(string id, string? parent, string[] roles) => new(id, id, parent, [.. roles.Take(1)], [.. roles.Skip(1), "circumstance"], [], null, null);

    private static IReadOnlyList<DataProblem> Check(string statement, string[] places, Func<Proposition, Proposition>? change = null)
    {
        var store = Store(Entry("a", statement, places, change));
        return StoreValidation.Check(Data(store), Library(store));
    }

    private static Entry Entry(string id, string statement, string[] places, Func<Proposition, Proposition>? change = null)
    {
        var proposition = new Proposition { EntryId = id, Index = 0, Frame = "happen", Roles = new Dictionary<string, IReadOnlyList<RoleValue>>() };
        return new Entry(id, statement, [.. places.Select(p => Place.Parse("lake#" + p)!)], [change?.Invoke(proposition) ?? proposition], ["What happened?"], null, false);
    }

    private static KnowledgeStore Store(params Entry[] entries) => new(
        [Outline()], [Frame("happen", null, [])], [],
        [
            Named("moen", "Per Olav Moen", EntityType.Person, shared: "Moen"),
            Named("kari-moen", "Kari Moen", EntityType.Person, shared: "Moen"),
            Named("norway", "Norway", EntityType.Country, demonym: "Norwegian"),
            Named("sweden", "Sweden", EntityType.Country, demonym: "Swedish"),
            Named("society", "Lake Society of Sweden", EntityType.Organisation),
        ],
        [], entries);

    private static Entity Named(string id, string name, EntityType type, string? shared = null, string? demonym = null) =>
        new(id, name, type, [], shared is null ? [] : [shared], demonym is null ? [] : [demonym], [], [], null, false);

    private static Document Outline()
    {
        var text = DocumentReader.Read(Source, "lake.txt", [])!;
        return new Document("lake", "Lake", null, null, null,
            [.. text.Sections.Select(s => new Section(s.Heading, s.Parents, null, [.. s.Paragraphs.Select(p => new Paragraph(p.Sentences.Count, p.Sha256))]))]);
    }

    private static DocumentLibrary Library(KnowledgeStore store, string source = Source) =>
        DocumentLibrary.Of([("lake.txt", DocumentReader.Read(source, "lake.txt", [])!)], store.Documents);

    private static BotData Data(KnowledgeStore store) => new(
        store, new Lexicon([], new Dictionary<WordClass, IReadOnlyList<string>>(), ["a", "an", "the", "on", "in", "it", "each", "at", "some", "thirteen"]),
        new Dictionary<string, string[]>(), [], new Responses("en", new Dictionary<string, string>()))
    {
        Lines = store.Entries.ToDictionary(e => e.Id, _ => ("entries/lake.yaml", 3)),
    };
}
