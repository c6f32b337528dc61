using System.Text.Json;
using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class AskJsonlTests : IDisposable
{
    private static readonly string[] StatusNames = ["answered", "clarify", "notFound", "smalltalk", "help", "command"];

    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task One_line_for_each_conversation_in_the_same_order()
    {
        var exam = string.Concat(Enumerable.Range(1, 50).Select(i => $$$"""{"id":"q-{{{i}}}","tags":["x"],"turns":[{"user":"Who built the Old Bridge?","expect":{"status":"answered"}}]}""" + "\n"));

        var outcome = await store.Run(exam, "ask", "--jsonl");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"q-{i}"), outcome.Json.Select(l => l.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task One_reply_for_each_turn_with_all_members()
    {
        var outcome = await store.Run("""{"id":"a","turns":[{"user":"Hello!"},{"user":"Who built the Old Bridge?"},{"user":"When?"}]}""", "ask", "--jsonl");

        var line = Assert.Single(outcome.Json);
        Assert.Equal(["id", "replies"], line.EnumerateObject().Select(m => m.Name));
        var replies = line.GetProperty("replies").EnumerateArray().ToList();
        Assert.Equal(3, replies.Count);
        Assert.All(replies, reply =>
        {
            Assert.Equal(
                ["status", "intent", "text", "body", "answer", "citations", "suggestions", "confidence", "elapsedMs"],
                reply.EnumerateObject().Select(m => m.Name));
            Assert.Contains(reply.GetProperty("status").GetString(), StatusNames);
            Assert.StartsWith(reply.GetProperty("body").GetString()!, reply.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.InRange(reply.GetProperty("confidence").GetDouble(), 0, 1);
            Assert.True(reply.GetProperty("elapsedMs").GetDouble() >= 0);
        });
    }

    [Fact]
    public async Task Every_line_is_a_fresh_conversation()
    {
        const string Line = """{"id":"a","turns":[{"user":"Who built the Old Bridge?"},{"user":"When?"}]}""";

        var outcome = await store.Run($"{Line}\n{Line}\n", "ask", "--jsonl");

        var texts = outcome.Json.Select(l => string.Join('|', l.GetProperty("replies").EnumerateArray().Select(r => r.GetProperty("text").GetString()))).ToList();
        Assert.Equal(2, texts.Count);
        Assert.Equal(texts[0], texts[1]);
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("{\"id\":\"x\",\"turns\":[{\"user\":\"Hel")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"Hello!\"")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":\"x\",\"turns\":{}}")]
    [InlineData("{\"id\":\"x\",\"turns\":[\"Hello!\"]}")]
    [InlineData("{\"id\":\"x\",\"turns\":[{}]}")]
    [InlineData("{\"id\":\"x\",\"turns\":[{\"user\":1}]}")]
    [InlineData("{\"id\":{},\"turns\":[]}")]
    [InlineData("{\"id\":\"x\",\"turns\":[{\"user\":\"\\ud800\"}]}")]
    [InlineData("{\"id\":\"\\udc00\",\"turns\":[]}")]
    public async Task A_line_that_cannot_be_read_gets_an_error_in_its_place(string bad)
    {
        const string Good = """{"id":"good","turns":[{"user":"Hello!"}]}""";

        var outcome = await store.Run($"{Good}\n{bad}\n{Good}\n", "ask", "--jsonl");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(3, outcome.Json.Count);
        Assert.Single(outcome.Json[0].GetProperty("replies").EnumerateArray());
        Assert.Single(outcome.Json[2].GetProperty("replies").EnumerateArray());
        var error = outcome.Json[1];
        Assert.Equal(["id", "line", "error"], error.EnumerateObject().Select(m => m.Name));
        Assert.Equal(JsonValueKind.Null, error.GetProperty("id").ValueKind);
        Assert.Equal(2, error.GetProperty("line").GetInt32());
        Assert.NotEqual("", error.GetProperty("error").GetString());
        Assert.StartsWith("line 2: ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_lines_are_passed_over_and_counted()
    {
        var outcome = await store.Run("\n  \n{\"id\":\"a\",\"turns\":[{\"user\":\"Hello!\"}]}\r\n\nbroken", "ask", "--jsonl");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(2, outcome.Json.Count);
        Assert.Equal(5, outcome.Json[1].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task No_conversation_gives_no_line(string input)
    {
        var outcome = await store.Run(input, "ask", "--jsonl");

        Assert.Equal(new Outcome(0, "", ""), outcome);
    }

    [Theory]
    [InlineData("{\"id\":7,\"turns\":[]}", "7")]
    [InlineData("{\"id\":null,\"turns\":[]}", "null")]
    [InlineData("{\"turns\":[]}", "null")]
    [InlineData("{\"id\":\"日朝\",\"turns\":[]}", "\"日朝\"")]
    public async Task The_id_comes_back_as_it_was(string line, string id)
    {
        var outcome = await store.Run(line, "ask", "--jsonl");

        Assert.Equal(new Outcome(0, $"{{\"id\":{id},\"replies\":[]}}\n", ""), outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀🎉")]
    [InlineData("\u200f\u202e\u200b\ufeff")]
    [InlineData("<at>bot</at> &amp; &lt;")]
    public async Task Odd_utterances_get_a_reply(string utterance)
    {
        var outcome = await store.Run(Line(utterance), "ask", "--jsonl");

        Assert.Equal(0, outcome.ExitCode);
        Assert.NotEqual("", Assert.Single(Assert.Single(outcome.Json).GetProperty("replies").EnumerateArray()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_very_long_utterance_gets_a_reply()
    {
        var outcome = await store.Run(Line(new string('x', 100_000)), "ask", "--jsonl");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Single(outcome.Json);
    }

    [Fact]
    public async Task Always_answer_is_accepted()
    {
        var outcome = await store.Run(Line("Who built the Old Bridge?"), "ask", "--jsonl", "--always-answer");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Single(outcome.Json);
    }

    [Fact]
    public async Task Progress_shows_on_a_terminal_and_leaves_the_replies_alone()
    {
        using var slow = new SlowReader(Line("Hello!"), lines: 4, TimeSpan.FromMilliseconds(120));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(slow, output, error) { ErrorIsTerminal = true };

        var exitCode = await CommandLine.Run(["ask", "--jsonl", "--data", store.Folder], terminal, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("conversations answered", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[K", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', output.ToString().ReplaceLineEndings("\n"));
    }

    private static string Line(string utterance) => JsonSerializer.Serialize(new { id = "a", turns = new[] { new { user = utterance } } });

    /// <summary>Gives the same line several times, each after a pause.</summary>
    private sealed class SlowReader(string line, int lines, TimeSpan pause) : TextReader
    {
        private int left = lines;

        public override string? ReadLine()
        {
            if (left-- == 0)
                return null;
            Thread.Sleep(pause);
            return line;
        }
    }
}
