using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class UnansweredFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("unanswered").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder, "unanswered.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AQuestionWithoutAnAnswerIsKeptWithoutAnybodysName()
    {
        using var kept = new UnansweredFile(File, Assert.Null);
        var turns = Over(kept);

        await turns.TakeAsync(Tests.Turns.Turns.Message("1", "Who painted the zeppelin?"), Cancel);
        await turns.TakeAsync(Tests.Turns.Turns.Message("2"), Cancel);

        var line = Assert.Single(await System.IO.File.ReadAllLinesAsync(File, Cancel));
        Assert.DoesNotContain("room", line, StringComparison.Ordinal);
        Assert.DoesNotContain("\"user\"", line, StringComparison.Ordinal);
        var question = UnansweredQuestion.FromJson(line);
        Assert.Equal("Who painted the zeppelin?", question?.Utterance);
        Assert.Equal(new DateOnly(2024, 5, 17), question?.Day);
    }

    [Fact]
    public async Task ASecondDeliveryIsKeptOnce()
    {
        using var kept = new UnansweredFile(File, Assert.Null);
        var turns = Over(kept);

        await turns.TakeAsync(Tests.Turns.Turns.Message("1", "Who painted the zeppelin?"), Cancel);
        await turns.TakeAsync(Tests.Turns.Turns.Message("1", "Who painted the zeppelin?"), Cancel);

        Assert.Single(await System.IO.File.ReadAllLinesAsync(File, Cancel));
    }

    [Fact]
    public async Task ManyAtOnceAreAllKept()
    {
        using var kept = new UnansweredFile(File, Assert.Null);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => kept.AddAsync(new(new(2000, 1, 1), $"question {i}", "who", "out-of-scope"), Cancel), Cancel)));

        var lines = await System.IO.File.ReadAllLinesAsync(File, Cancel);
        Assert.Equal(50, lines.Select(UnansweredQuestion.FromJson).OfType<UnansweredQuestion>().Distinct().Count());
    }

    [Fact]
    public async Task AFileThatCannotBeWrittenDoesNotSpoilTheTurn()
    {
        var failures = new List<Exception>();
        using var kept = new UnansweredFile(Path.Combine(folder, "gone", "unanswered.jsonl"), failures.Add);

        var turn = await Over(kept).TakeAsync(Tests.Turns.Turns.Message("1", "Who painted the zeppelin?"), Cancel);

        Assert.Single(turn.Replies);
        Assert.Single(failures);
    }

    private static ActivityTurns Over(IUnansweredQuestions kept) =>
        new(TestBot.Bridge, Tests.Turns.Turns.Storage(), new ReplyRendering(new NoLinks()), kept, new SteppingClock());

    private sealed class NoLinks : ISourceLinks
    {
        public Uri? AddressOf(Citation citation) => null;
    }
}
