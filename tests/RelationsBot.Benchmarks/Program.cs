using RelationsBot;
using RelationsBot.Benchmarks;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;

// Finding in documents as they are: the bot on ingested articles against full-text search on the same sentences, in one run.
//   dotnet run -c Release --project tests/RelationsBot.Benchmarks -- FOLDER [--misses FILE]
if (args.Length is not (1 or 3) || !Directory.Exists(args[0]) || (args.Length == 3 && args[1] != "--misses"))
{
    Console.Error.WriteLine("usage: RelationsBot.Benchmarks FOLDER [--misses FILE]   (FOLDER holds articles/ and questions.jsonl)");
    return 2;
}

var general = DataFolder.Load(Path.Combine(AppContext.BaseDirectory, "dialogs-data"));
var (bySentence, byStatement) = (new Score("bm25, sentences"), new Score("bm25, statements with lead-in"));
var (always, deciding) = (new Score("bot, always answering"), new Score("bot, deciding"));
using var misses = args.Length == 3 ? new StreamWriter(args[2]) : null;
foreach (var (article, text, questions) in QuestionSet.Read(args[0]))
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
return 0;

static bool AddReply(Score score, Question question, Reply reply) =>
    reply is { Status: ReplyStatus.Answered, Citations: [var first, ..] } ? score.Add(question, first.Statement, first.Paragraph) : score.Add(question, null, 0);
