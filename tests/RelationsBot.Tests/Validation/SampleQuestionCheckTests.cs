using RelationsBot.Dialog;
using RelationsBot.Tests.DialogsData;
using RelationsBot.Validation;
using Xunit;

namespace RelationsBot.Tests.Validation;

public sealed class SampleQuestionCheckTests : IDisposable
{
    private const string Entries = "entries/bridge.yaml";

    private readonly MadeUpStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_question_that_its_entry_answers_is_no_problem()
    {
        var check = Check();
        Assert.Empty(check.Problems);
        Assert.Equal(["bridge-opened", "bridge-closed"], check.Results.Select(r => r.Entry.Id));
        Assert.Equal((SampleQuestionOutcome.Answered, "2 May 1931"), (check.Results[0].Outcome, check.Results[0].Answer));
        Assert.Equal("bridge-opened", Assert.Single(check.Results[0].Reached));
    }

    [Fact]
    public void A_question_that_reaches_another_entry_is_a_problem_at_its_entry()
    {
        Unlink();
        store.Replace(Entries, "- When was the Alder Bridge closed?", "- When was the Alder Bridge closed?\n  - Who opened the Alder Bridge?");
        var check = Check();
        var problem = Assert.Single(check.Problems);
        Assert.Equal((Entries, Line("- entry: bridge-closed")), (problem.File, problem.Line));
        Assert.Equal("entry 'bridge-closed': its sample question \"Who opened the Alder Bridge?\" reaches 'bridge-opened', with the answer \"Mayor Lind\"", problem.Message);
        Assert.Equal(SampleQuestionOutcome.Astray, check.Results[^1].Outcome);
    }

    [Fact]
    public void An_entry_of_a_linked_event_may_answer()
    {
        store.Replace(Entries, "- When was the Alder Bridge closed?", "- Who opened the Alder Bridge?");
        Assert.Equal(SampleQuestionOutcome.Answered, Check().Results[^1].Outcome);
    }

    [Fact]
    public void A_link_counts_from_both_its_ends()
    {
        store.Replace(Entries, "- When did Mayor Lind open the bridge?", "- When was the Alder Bridge closed?");
        Assert.Equal(SampleQuestionOutcome.Answered, Check().Results[0].Outcome);
    }

    // Told twice, as by a lead and a section: the reader of either gets the same answer.
    [Theory]
    [InlineData("open", "1931-05-02", "mayor-lind", "positive", SampleQuestionOutcome.ToldElsewhere)]
    [InlineData("open", "1931", "mayor-lind", "positive", SampleQuestionOutcome.ToldElsewhere)]
    [InlineData("open", "1932", "mayor-lind", "positive", SampleQuestionOutcome.Astray)]
    [InlineData("open", "1931-05-02", "alder-valley", "positive", SampleQuestionOutcome.Astray)]
    [InlineData("open", "1931-05-02", "mayor-lind", "negative", SampleQuestionOutcome.Astray)]
    [InlineData("fear", "1931-05-02", "mayor-lind", "positive", SampleQuestionOutcome.Astray)]
    public void An_entry_that_tells_the_same_may_answer(string frame, string when, string agent, string polarity, SampleQuestionOutcome expected)
    {
        store.Append(Entries,
            $$"""
            - entry: told-again
              statement: The valley tells it again.
              places: ["chronicle#Lead/1/2"]
              propositions:
              - frame: {{frame}}
                when: {{when}}
                polarity: {{polarity}}
                roles:
                  agent: {{agent}}
                  reason: {text: for trade, kind: reason}
              asks:
              - Who opened the Alder Bridge in Alder Valley?
            """);
        var result = Check().Results[^1];
        Assert.Equal((expected, "bridge-opened"), (result.Outcome, result.Reached[0]));
    }

    [Fact]
    public void A_question_that_is_refused_is_no_problem()
    {
        store.Replace(Entries, "- When was the Alder Bridge closed?", "- Who painted the zeppelin?");
        var check = Check();
        Assert.Empty(check.Problems);
        Assert.Equal(SampleQuestionOutcome.Refused, check.Results[^1].Outcome);
        Assert.Empty(check.Results[^1].Reached);
    }

    [Fact]
    public void A_question_does_not_lend_its_words_while_it_is_asked()
    {
        const string question = "When did Mayor Lind christen the zeppelin?";
        store.Replace(Entries, "- When did Mayor Lind open the bridge?", "- " + question);
        Assert.Equal(SampleQuestionOutcome.Refused, Check().Results[0].Outcome);
        Assert.Equal(ReplyStatus.Answered, new Bot(store.Load().Data!).Take(Conversation.Empty, question).Reply.Status);
    }

    private SampleQuestionCheck Check()
    {
        var (data, problems) = store.Load();
        Assert.Empty(problems);
        return SampleQuestionCheck.Of(data!, new FixedClock(2025, 6, 15));
    }

    private void Unlink() => store.Replace("events.yaml", "  links:\n    followed-by: [flood]\n", "");

    private int Line(string text) => Array.IndexOf(store.Read(Entries).Split('\n'), text) + 1;
}
