using System.Text.RegularExpressions;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.HouseRules;

/// <summary>The engine knows no subject: what the documents are about stands in the data alone.</summary>
public class SubjectTests
{
    /// <summary>
    /// Frames that the engine may name, since every subject has them: what happens at all, and what something is.
    /// </summary>
    private static readonly string[] GeneralFrames = ["happen", "define"];

    /// <summary>English words in lists of words that are by chance ids of frames too.</summary>
    private static readonly (string Path, string Word)[] PlainWords =
    [
        ("RelationsBot/Answering/FunctionWords.cs", "be"), // an auxiliary
        ("RelationsBot/Answering/AskedPhrase.cs", "list"), // an intent
        ("RelationsBot/Probes/Actions.cs", "be"), // an auxiliary
        ("RelationsBot/Probes/Inflection.cs", "be"), // an irregular verb
        ("RelationsBot/Answering/Claim.cs", "say"), // verbs of reporting
        ("RelationsBot/Answering/Claim.cs", "claim"), // verbs of reporting
        ("RelationsBot/Answering/QuestionSentence.cs", "say"), // "can you say whether"
        ("RelationsBot/Dialog/ListMember.cs", "list"), // an intent
        ("RelationsBot/Dialog/Moves.cs", "list"), // an intent
        ("RelationsBot/Dialog/Catalogue.cs", "list"), // "which ministers are listed"
    ];

    private static readonly Lazy<IReadOnlyList<string>> Names = new(() =>
    {
        var lexicon = ShippedStore.Data.Lexicon;
        return [.. ShippedStore.Store.Entities.Values.SelectMany(e => e.Aliases.Concat(e.Demonyms).Concat(e.Shared).Append(e.Name))
            .Where(n => n.Length >= 4 && n.Any(char.IsUpper) && !lexicon.Knows(Folding.Fold(n)) && !ShippedStore.Data.Irregular.ContainsKey(Folding.Fold(n)))
            .Distinct().Order(StringComparer.Ordinal)];
    });

    public static IEnumerable<TheoryDataRow<string>> Files => SourceFiles.All.Select(f => new TheoryDataRow<string>(f.Path));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_name_of_an_entity_stands_in_the_code(string path)
    {
        var code = SourceFiles.Code(path);
        var found = Names.Value.Where(n => code.Contains(n, StringComparison.Ordinal) && Regex.IsMatch(code, $@"(?<!\w){Regex.Escape(n)}(?!\w)")).ToList();
        Assert.True(found.Count == 0, string.Join(", ", found));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_id_of_an_entity_event_or_entry_stands_in_the_code(string path)
    {
        // A word that is an id by chance ("japan" is none, "poll-2014" is) has a hyphen in it.
        var store = ShippedStore.Store;
        Assert.DoesNotContain(SourceFiles.Literals(path), l => l.Contains('-', StringComparison.Ordinal) && (store.Entities.ContainsKey(l) || store.Events.ContainsKey(l) || store.EntriesById.ContainsKey(l)));
    }

    /// <summary>The folders where frames are dealt with; Text and Recognition know English words alone, some of which are ids too.</summary>
    public static IEnumerable<TheoryDataRow<string>> FilesThatKnowFrames => SourceFiles.Of("RelationsBot")
        .Where(f => f.Path.Split('/')[1] is not ("Text" or "Recognition")).Select(f => new TheoryDataRow<string>(f.Path));

    [Theory]
    [MemberData(nameof(FilesThatKnowFrames))]
    public void No_id_of_a_frame_is_a_literal_but_of_the_general_ones(string path) =>
        Assert.DoesNotContain(SourceFiles.Literals(path), l => ShippedStore.Store.Frames.ContainsKey(l) && !GeneralFrames.Contains(l) && !PlainWords.Contains((path, l)));

    [Fact]
    public void The_general_frames_exist() => Assert.All(GeneralFrames, f => Assert.True(ShippedStore.Store.Frames.ContainsKey(f), f));
}
