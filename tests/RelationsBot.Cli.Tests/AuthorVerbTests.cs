using Xunit;

namespace RelationsBot.Cli.Tests;

/// <summary>The verbs that tell an author where to look: probe, coverage, diff, gaps, and the notes of validate.</summary>
public sealed class AuthorVerbTests : IDisposable
{
    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Probe_counts_each_kind()
    {
        var outcome = await store.Run("", "probe");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Matches(@"^kind +cases +met +share +reached +asserted +corrected +refused +asked back$", outcome.Lines[0]);
        Assert.Contains(outcome.Lines, l => l.StartsWith("Filled ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Probe_gives_the_same_table_for_the_same_seed()
    {
        var first = await store.Run("", "probe", "--seed", "3", "--failures");
        var second = await store.Run("", "probe", "--seed", "3", "--failures");

        Assert.Equal(first.Out, second.Out);
    }

    [Fact]
    public async Task Coverage_lists_every_fact_with_a_question_that_reaches_it()
    {
        var outcome = await store.Run("", "coverage");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("bridge-built/1 build: \"", outcome.Lines.Single(l => l.StartsWith("bridge-built/1", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("2 facts: 2 reached by a sample question, 0 by probes alone, 0 not at all", outcome.Lines[^1]);
    }

    [Fact]
    public async Task Notes_are_counted_and_listed_only_when_asked_for()
    {
        var plain = await store.Run("", "validate");
        var verbose = await store.Run("", "validate", "--verbose");

        Assert.Equal((0, 0), (plain.ExitCode, verbose.ExitCode));
        Assert.Contains(plain.Lines, l => l.StartsWith("note: rules that the sample questions of one entry alone need: ", StringComparison.Ordinal));
        Assert.True(verbose.Lines.Count > plain.Lines.Count);
    }

    [Fact]
    public async Task A_name_of_two_is_a_note_and_no_problem()
    {
        store.Append("entities/town.yaml", "\n- entity: old-bridge-inn\n  name: Old Bridge\n  type: place\n");

        var outcome = await store.Run("", "validate", "--verbose");

        Assert.Contains("  'Old Bridge' is name of old-bridge, name of old-bridge-inn", outcome.Lines);
    }

    [Fact]
    public async Task Diff_shows_what_is_answered_otherwise()
    {
        var before = Written("before.jsonl", Reply("a", "answered", "1703"), Reply("b", "notFound", null));
        var after = Written("after.jsonl", Reply("a", "answered", "1704"), Reply("b", "notFound", null));
        var exam = Written("exam.jsonl", """{"id":"a","turns":[{"user":"When did it open?"}]}""");

        var outcome = await Outcome.Of("", "diff", before, after, "--questions", exam);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            ["a.1: When did it open?", "  - answered \"1703\" [guide#Lead/1/2]", "  + answered \"1704\" [guide#Lead/1/2]", "answered → answered: 1", "1 of 2 turns differ"],
            outcome.Lines);
    }

    [Fact]
    public async Task Diff_names_the_line_that_it_cannot_read()
    {
        var before = Written("before.jsonl", Reply("a", "answered", "1703"), "{\"id\":\"b\"}");

        var outcome = await Outcome.Of("", "diff", before, before);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("before.jsonl(2): expected a line", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_gathers_what_chat_has_kept()
    {
        var file = Path.Combine(store.Folder, "gaps.jsonl");

        await store.Run("Who painted the zeppelin?\nWho painted the zeppelin?\nWho built the Old Bridge?\n", "chat", "--keep-unanswered", file);
        File.AppendAllText(file, "cut o");
        var outcome = await store.Run("", "gaps", file);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("2 kept, 1 different: 1 still without an answer, 0 not any more", outcome.Lines[^1]);
        Assert.Contains("  Who painted the zeppelin? (2 times)", outcome.Lines);
        Assert.Matches("^2 × .*asks for agent", outcome.Lines[0]);
        Assert.Equal(["1 lines hold no question and were passed over."], outcome.ErrorLines);
        Assert.DoesNotContain("Old Bridge", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private static string Reply(string id, string status, string? answer) =>
        $$"""{"id":"{{id}}","replies":[{"status":"{{status}}","answer":{{(answer is null ? "null" : $"\"{answer}\"")}},"citations":[{{(answer is null ? "" : """{"document":"guide","section":"Lead","paragraph":1,"sentence":2}""")}}]}]}""";

    private string Written(string name, params string[] lines)
    {
        store.Write(name, string.Join('\n', lines) + "\n");
        return Path.Combine(store.Folder, name);
    }
}
