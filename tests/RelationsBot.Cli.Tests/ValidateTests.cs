using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class ValidateTests : IDisposable
{
    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Sound_data_give_their_counts()
    {
        var outcome = await store.Run("", "validate");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal("2 facts in 2 entries, 2 of 3 sentences cited, 3 entities, 1 event, 3 sample questions (3 answered, 0 refused): 0 problems", outcome.Lines[^1]);
    }

    [Fact]
    public async Task What_no_author_has_filled_is_listed()
    {
        store.Replace("frames.yaml", "allowed: [agent]", "allowed: [agent, witness]");
        store.Replace("entries/bridge.yaml", "      agent: alderton\n      patient: old-bridge\n", "      patient: unknown\n");

        var outcome = await store.Run("", "validate");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("  build 1: agent 1, patient 1, place 1", outcome.Lines);
        Assert.Contains("  open 1: none; holes: witness", outcome.Lines);
        Assert.Contains("frames used once: 2: build, open", outcome.Lines);
        Assert.Contains("entries without event: 1: bridge-opened", outcome.Lines);
        Assert.Contains("required roles the source leaves out: 1: bridge-opened/1/patient", outcome.Lines);
        Assert.Contains("uncited sentences: 1: bridge-guide#Lead/1/3", outcome.Lines);
    }

    [Fact]
    public async Task A_sample_question_that_reaches_another_entry_is_a_problem()
    {
        store.Append("entries/bridge.yaml", "  - Who built the Old Bridge?\n");

        var outcome = await store.Run("", "validate");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("entries/bridge.yaml(15): entry 'bridge-opened': its sample question \"Who built the Old Bridge?\" reaches 'bridge-built', with the answer \"Mason Brook\"", outcome.Lines[0]);
        Assert.EndsWith("4 sample questions (3 answered, 0 refused): 1 problem", outcome.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_question_that_is_refused_is_information()
    {
        store.Append("entries/bridge.yaml", "  - Who painted the zeppelin?\n");

        var outcome = await store.Run("", "validate");
        var verbose = await store.Run("", "validate", "--verbose");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("sample questions refused: 1", outcome.Lines);
        Assert.EndsWith("4 sample questions (3 answered, 1 refused): 0 problems", outcome.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(["  bridge-opened: Who painted the zeppelin?"], verbose.Lines.Except(outcome.Lines));
    }

    [Fact]
    public async Task A_rule_that_loses_its_example_is_a_problem()
    {
        store.Replace("intents/questions.yaml", "examples: [Hello!]", "examples: [Hello bridge!]");

        var outcome = await store.Run("", "validate");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("intents/questions.yaml(15): rule 'greet': the example \"Hello bridge!\" is won by no rule", outcome.Lines[0]);
    }

    [Fact]
    public async Task A_statement_that_denies_nothing_of_a_negative_fact_is_a_problem()
    {
        store.Replace("entries/bridge.yaml", "    when: 1703-05-04", "    when: 1703-05-04\n    polarity: negative");

        var outcome = await store.Run("", "validate");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("entries/bridge.yaml(15): entry 'bridge-opened': proposition 1 is negative", outcome.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_that_say_the_same_bear_the_statements_out()
    {
        var outcome = await store.Run("", "validate", "--documents", Documents("From 1701 to 1703 the bridge of Alderton, the Old Bridge, was built by Mason Brook. The town of Alderton had the Old Bridge opened on May 4, 1703. It stands."));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task A_statement_that_its_sentence_does_not_bear_out_is_a_problem()
    {
        var outcome = await store.Run("", "validate", "--documents", Documents("From 1701 to 1703 the bridge of Alderton, the Old Bridge, was built by Mason Brook. The town of Alderton had the Old Bridge opened on May 5, 1703. It stands."));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(outcome.Lines, l => l.StartsWith("entries/bridge.yaml(15): entry 'bridge-opened': the statement has the date '4 May 1703'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_is_missing_or_changed_is_a_problem()
    {
        var folder = Documents("One. Two. Three.");
        store.Write("sources/guide.txt", "= Guide =\n\nOne. Two. Four.\n");
        var changed = await store.Run("", "validate", "--documents", folder);
        store.Remove("sources/guide.txt");
        var missing = await store.Run("", "validate", "--documents", folder);

        Assert.Equal((2, 2), (changed.ExitCode, missing.ExitCode));
        Assert.All(new[] { changed, missing }, o => Assert.Contains(o.Lines, l => l.StartsWith("sources.yaml: document 'bridge-guide' is not among the documents", StringComparison.Ordinal)));
        Assert.EndsWith("1 problem", missing.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_beside_the_documents_is_a_warning()
    {
        var folder = Documents("From 1701 to 1703 the bridge of Alderton, the Old Bridge, was built by Mason Brook. The town of Alderton had the Old Bridge opened on May 4, 1703. It stands.");
        store.Write("sources/other.txt", "= Other =\n\nSomething else.\n");

        var outcome = await store.Run("", "validate", "--documents", folder);

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("other.txt: none of the store's documents", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_is_a_line_and_the_last_line_counts_them()
    {
        store.Remove("slots.yaml");
        store.Append("entries/bridge.yaml", "  colour: red\n");
        store.Write("intents/broken.yaml", "- rule: {");

        var outcome = await store.Run("", "validate");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Contains(outcome.Lines, l => l.StartsWith("slots.yaml: ", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith("entries/bridge.yaml(26): ", StringComparison.Ordinal) && l.Contains("'colour'", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith("intents/broken.yaml(", StringComparison.Ordinal));
        Assert.Equal($"{outcome.Lines.Count - 1} problems", outcome.Lines[^1]);
    }

    [Fact]
    public async Task A_missing_folder_is_a_problem()
    {
        var outcome = await Outcome.Of("", "validate", "--data", Path.Combine(store.Folder, "nowhere"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("1 problem", outcome.Lines[^1]);
    }

    /// <summary>Lays a document of one paragraph beside the store, which takes its hash.</summary>
    private string Documents(string paragraph)
    {
        store.Write("sources/guide.txt", $"= Guide =\n\n{paragraph}\n");
        store.Replace("sources.yaml", new string('0', 64), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paragraph))));
        return Path.Combine(store.Folder, "sources");
    }
}
