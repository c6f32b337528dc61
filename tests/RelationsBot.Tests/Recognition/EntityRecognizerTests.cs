using FsCheck.Fluent;
using RelationsBot.Recognition;
using Xunit;

namespace RelationsBot.Tests.Recognition;

public class EntityRecognizerTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Recognition", "entity-known-failures.txt");

    /// <summary>Every name and alias of the store, in a sentence.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Names =>
        ShippedStore.Store.Entities.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            .SelectMany(e => e.Aliases.Concat(e.Demonyms).Prepend(e.Name).Distinct().Select(n => new TheoryDataRow<string, string>(e.Id, n)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_is_recognised_as_its_entity(string entity, string name) => Failures.Verify($"{entity}: {name}", () =>
    {
        var analysis = ShippedStore.Analyze($"I read of {name}, yes");
        Assert.Contains(analysis.Mentions.Entities, m => m.EntityIds.Contains(entity));
    });

    [Fact]
    public void Known_failures_are_names() => Failures.AssertNoneStale(Names.Select(r => $"{r.Data.Item1}: {r.Data.Item2}").Concat(Rows.Concat(RowsWithout).Select(r => r)));

    [Theory]
    [InlineData("kim jong il", "kim-jong-il")]
    [InlineData("Kim Jong-Il", "kim-jong-il")]
    [InlineData("KIM JONG IL", "kim-jong-il")]
    [InlineData("Kim Jong‑il", "kim-jong-il")]
    [InlineData("Kim Jong–Il's", "kim-jong-il")]
    [InlineData("Kim Jong-un's sister", "kim-jong-un")]
    [InlineData("kim yo jong", "kim-yo-jong")]
    [InlineData("junichiro koizumi", "junichiro-koizumi")]
    [InlineData("Jun'ichirō Koizumi", "junichiro-koizumi")]
    [InlineData("Jun’ichiro Koizumi", "junichiro-koizumi")]
    [InlineData("koizumis visit", "junichiro-koizumi")]
    [InlineData("Koizumi's visit", "junichiro-koizumi")]
    [InlineData("Eisaku Sato", "eisaku-sato")]
    [InlineData("Prime Minister Satō", "eisaku-sato")]
    [InlineData("Ichiro Hatoyama", "ichiro-hatoyama")]
    [InlineData("Kim Jong\u2010il", "kim-jong-il")]
    [InlineData("小泉純一郎", "junichiro-koizumi")]
    [InlineData("ドナルド・トランプ", "donald-trump")]
    [InlineData("김정일", "kim-jong-il")]
    [InlineData("金正恩", "kim-jong-un")]
    [InlineData("北朝鮮", "north-korea")]
    [InlineData("북한", "north-korea")]
    [InlineData("D.P.R.K.", "north-korea")]
    [InlineData("the DPRK", "north-korea")]
    [InlineData("dprk", "north-korea")]
    [InlineData("the North", "north-korea")]
    [InlineData("North Korea's", "north-korea")]
    [InlineData("North-Korea", "north-korea")]
    [InlineData("North Koreans", "north-korea")]
    [InlineData("north korean", "north-korea")]
    [InlineData("South Korea", "south-korea")]
    [InlineData("the U.S.", "united-states")]
    [InlineData("the US", "united-states")]
    [InlineData("the USA", "united-states")]
    [InlineData("America", "united-states")]
    [InlineData("USSR", "soviet-union")]
    [InlineData("P'yongyang", "pyongyang")]
    [InlineData("Pyeongyang", "pyongyang")]
    [InlineData("New York", "new-york")]
    [InlineData("the UN", "united-nations")]
    [InlineData("the F.B.I.", "fbi")]
    [InlineData("General Association of Korean Residents in Japan", "chongryon")]
    [InlineData("Japan Socialist Party", "japan-socialist-party")]
    [InlineData("Moon Se-gwang", "mun-se-gwang")]
    [InlineData("Choi Sun-hee", "choe-son-hui")]
    public void A_name_is_read_in_its_spellings(string text, string entity) => Failures.Verify("read: " + text, () => Assert.Equal([entity], Ids(text)));

    [Theory]
    [InlineData("tell us more")]
    [InlineData("give us the date")]
    [InlineData("the northern part")]
    [InlineData("it was due south of there")]
    [InlineData("trumpet")]
    [InlineData("sonic")]
    [InlineData("abed")]
    [InlineData("kimono")]
    public void What_only_looks_like_a_name_is_none(string text) => Failures.Verify("none: " + text, () => Assert.Empty(Ids(text)));

    [Theory]
    [InlineData("Kim", "kim-il-sung kim-jong-il kim-jong-un kim-yo-jong")]
    [InlineData("Takeo", "takeo-fukuda takeo-miki")]
    public void A_shared_name_means_all_who_bear_it(string text, string entities)
    {
        var mention = Assert.Single(ShippedStore.Analyze(text).Mentions.Entities);
        Assert.Equal(MentionKind.SharedName, mention.Kind);
        Assert.Equal(entities.Split(' '), mention.EntityIds.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Takeo Miki met Kim Jong Il in South Korea", "takeo-miki kim-jong-il south-korea")]
    [InlineData("Japanese Red Army", "japanese-red-army")]
    [InlineData("Japan and North Korea", "japan north-korea")]
    [InlineData("Kim Il Sung and Kim Jong Un", "kim-il-sung kim-jong-un")]
    [InlineData("Japan, North Korea and China", "japan north-korea china")]
    [InlineData("North Korean Foreign Minister Nam Il", "north-korea nam-il")]
    public void The_longest_name_wins_and_the_order_is_kept(string text, string entities) => Failures.Verify("order: " + text, () => Assert.Equal(entities.Split(' '), Ids(text)));

    [Fact]
    public void Mentions_lie_among_the_tokens_in_order_without_overlap() => Prop.ForAll(HostileText.Any, text =>
    {
        var analysis = ShippedStore.Analyze(text);
        var tokens = analysis.Tokens.Count;
        AssertAscending([.. analysis.Mentions.Entities.Select(m => (m.First, m.End))], tokens);
        AssertAscending([.. analysis.Mentions.Dates.Select(d => (d.First, d.End))], tokens);
        AssertAscending([.. analysis.Mentions.Numbers.Select(n => (n.First, n.End))], tokens);
        AssertAscending([.. analysis.Mentions.Entities.Select(m => (m.First, m.End)).Concat(analysis.Mentions.Dates.Select(d => (d.First, d.End))).Concat(analysis.Mentions.Numbers.Select(n => (n.First, n.End))).Order()], tokens);
        Assert.All(analysis.Mentions.Entities, m => Assert.NotEmpty(m.EntityIds));
        Assert.All(analysis.Mentions.Entities.SelectMany(m => m.EntityIds), id => Assert.True(ShippedStore.Store.Entities.ContainsKey(id)));
    }).Holds();

    private static IEnumerable<string> Rows => RowsOf(nameof(A_name_is_read_in_its_spellings), "read: ").Concat(RowsOf(nameof(The_longest_name_wins_and_the_order_is_kept), "order: "));

    private static IEnumerable<string> RowsWithout => RowsOf(nameof(What_only_looks_like_a_name_is_none), "none: ");

    private static IEnumerable<string> RowsOf(string test, string prefix) =>
        typeof(EntityRecognizerTests).GetMethod(test)!.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(a => prefix + a.Data[0]);

    private static void AssertAscending(IReadOnlyList<(int First, int End)> ranges, int tokens)
    {
        var end = 0;
        foreach (var (first, next) in ranges)
        {
            Assert.True(first >= end && next > first && next <= tokens, $"{first}–{next} after {end} of {tokens}");
            end = next;
        }
    }

    private static IEnumerable<string> Ids(string text) => ShippedStore.Analyze(text).Mentions.Entities.SelectMany(m => m.EntityIds);
}
