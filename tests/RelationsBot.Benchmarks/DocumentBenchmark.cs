using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;

namespace RelationsBot.Benchmarks;

/// <summary>Finding in documents as they are: the bot on ingested articles against full-text search on the same sentences.</summary>
internal static class DocumentBenchmark
{
    /// <summary>Prints a line for each way of finding.</summary>
    /// <param name="general">The shipped data, for language, rules and wording.</param>
    /// <param name="folder">Holds <c>articles/*.txt</c> and <c>questions.jsonl</c>.</param>
    /// <param name="misses">Takes the questions that the bot misses; null: nobody does.</param>
    public static void Run(BotData general, string folder, TextWriter? misses)
    {
        var (bySentence, byStatement) = (new Score("bm25, sentences"), new Score("bm25, statements with lead-in"));
        var (always, deciding) = (new Score("bot, always answering"), new Score("bot, deciding"));
        foreach (var (article, text, questions) in QuestionSet.Read(folder))
        {
            var data = DocumentIngestion.Ingest(general, [text]);
            var entries = data.Store.Entries;
            using var sentences = new SearchBaseline([.. entries.Select(e => e.Own)]);
            using var statements = new SearchBaseline([.. entries.Select(e => e.Statement)]);
            var answering = new Bot(data, new BotOptions { AlwaysAnswer = true });
            var bot = new Bot(data);
            foreach (var question in questions)
            {
                AddFound(bySentence, sentences, question, e => entries[e].Own);
                AddFound(byStatement, statements, question, e => entries[e].Statement);
                var reply = answering.Take(Conversation.Empty, question.Text).Reply;
                var isRight = AddReply(always, question, reply);
                AddReply(deciding, question, bot.Take(Conversation.Empty, question.Text).Reply);
                if (misses is not null && question.Answerable && !isRight)
                    misses.WriteLine($"{article}\t{question.Text}\n  gold: {question.Sentence}\n  given: {(reply.Citations.Count > 0 ? reply.Citations[0].Statement : reply.Status)}");
            }

            void AddFound(Score score, SearchBaseline search, Question question, Func<int, string> snippet)
            {
                var found = search.Find(question.Text);
                score.Add(question, found < 0 ? null : snippet(found), found < 0 ? 0 : entries[found].Places[0].Paragraph);
            }
        }

        foreach (var score in new[] { bySentence, byStatement, always, deciding })
            Console.WriteLine(score);
    }

    private static bool AddReply(Score score, Question question, Reply reply) =>
        reply is { Status: ReplyStatus.Answered, Citations: [var first, ..] } ? score.Add(question, first.Statement, first.Paragraph) : score.Add(question, null, 0);
}
