using System.CommandLine;
using System.Globalization;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;
using RelationsBot.Probes;
using RelationsBot.Validation;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>validate</c>: every problem of the data at once, then how full the store is.</summary>
internal static class ValidateVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var verbose = new Option<bool>("--verbose") { Description = "Also list the sample questions that are refused, asked back or answered from elsewhere, and every note." };
        var verb = new Verb(
            "validate",
            "Checks the data folder and lists every problem at once.",
            new("relationsbot validate", "checks the data beside the program"),
            new("relationsbot validate --data dialogs-data", "checks a folder that is being written"),
            new("relationsbot validate --documents sources", "also holds every statement against the documents themselves"),
            new("relationsbot validate --verbose", "also lists the sample questions that find no answer"))
        {
            Notes =
            [
                "A problem is a line \"file(line): what was found and what was expected\"; the last line counts facts and problems.",
                "Every sample question is asked without lending its words to its entry: one that reaches another entry is a problem,",
                "one that is refused is not. Every rule's examples must be won by the rule, its counter-examples must not.",
                "Between problems and counts stands what no author has filled: frames with their roles and holes, uncited sentences.",
                "A line \"note: …\" counts what may be worth a look and is no problem; --verbose lists each.",
                "Exit code: 0 without problems, 2 with.",
            ],
        };
        verb.Options.Add(verbose);
        verb.SetAction(line => Check(terminal, store.DataFolder(line), store.DocumentsFolder(line), line.GetValue(verbose)));
        return verb;
    }

    private static int Check(Terminal terminal, string dataFolder, string? documentsFolder, bool verbose)
    {
        var data = DataFolder.TryLoad(dataFolder, out var unreadable);
        if (data is null)
        {
            foreach (var problem in unreadable)
                terminal.Out.WriteLine(problem);
            terminal.Out.WriteLine(Count(unreadable.Count, "problem"));
            return ExitCode.Unusable;
        }

        var documents = documentsFolder is { } folder ? DocumentLibrary.Load(folder, data.Store.Documents) : null;
        var questions = SampleQuestionCheck.Of(data);
        List<DataProblem> problems = [.. StoreValidation.Check(data, documents), .. RulesOf(data), .. questions.Problems];

        // What lies beside the documents is no problem of theirs; a changed document has been reported with its paragraphs.
        foreach (var warning in documents?.Warnings.Except(problems) ?? [])
            terminal.Error.WriteLine(warning);
        foreach (var problem in problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line))
            terminal.Out.WriteLine(problem);
        var coverage = CoverageReport.Of(data.Store);
        foreach (var row in Coverage(coverage))
            terminal.Out.WriteLine(row);
        foreach (var row in Questions(questions, verbose))
            terminal.Out.WriteLine(row);
        foreach (var row in Notes(data, questions, verbose))
            terminal.Out.WriteLine(row);
        terminal.Out.WriteLine($"{Summary(coverage, questions)}: {Count(problems.Count, "problem")}");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Unusable;
    }

    // An ingested store has its rules from another folder, and their examples name what that one is about.
    private static IReadOnlyList<DataProblem> RulesOf(BotData data) => data.Store.Documents.All(d => d.IsIngested) ? [] : [.. RuleCheck.Check(data)];

    private static IEnumerable<string> Coverage(CoverageReport coverage)
    {
        yield return "frames: uses, filled roles, holes";
        foreach (var frame in coverage.Frames)
        {
            var filled = string.Join(", ", frame.Filled.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {r.Value}"));
            yield return $"  {frame.Frame} {frame.Uses}: {(filled.Length == 0 ? "none" : filled)}{(frame.Holes.Count == 0 ? "" : "; holes: " + string.Join(", ", frame.Holes))}";
        }

        if (coverage.UnusedFrames.Count > 0)
            yield return Row("frames never used", coverage.UnusedFrames);
        yield return Row("frames used once", coverage.FramesUsedOnce);
        yield return Row("entries without event", coverage.EntriesWithoutEvent);
        yield return Row("required roles the source leaves out", coverage.RequiredHoles);
        yield return Row("uncited sentences", coverage.UncitedSentences);
    }

    private static IEnumerable<string> Questions(SampleQuestionCheck questions, bool verbose)
    {
        foreach (var (outcome, name) in new[]
        {
            (SampleQuestionOutcome.ToldElsewhere, "sample questions answered from another entry that tells the same"),
            (SampleQuestionOutcome.AskedBack, "sample questions asked back"),
            (SampleQuestionOutcome.Refused, "sample questions refused"),
        })
        {
            var results = questions.Results.Where(r => r.Outcome == outcome).ToList();
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {results.Count:N0}");
            foreach (var result in verbose ? results : [])
                yield return $"  {result.Entry.Id}: {result.Question}{(result.Reached.Count == 0 ? "" : " → " + string.Join(", ", result.Reached))}";
        }
    }

    private static IEnumerable<string> Notes(BotData data, SampleQuestionCheck questions, bool verbose)
    {
        var unreached = FactCoverage.Of(data, questions).Where(r => !r.IsReached).Select(r => new AuthorNote("facts that no question reaches", $"{r.Fact.EntryId}/{r.Fact.Index + 1} {r.Fact.Frame}"));
        foreach (var topic in unreached.Concat(AuthorNotes.Of(data, questions)).GroupBy(n => n.Topic))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"note: {topic.Key}: {topic.Count():N0}");
            foreach (var note in topic.Where(_ => verbose))
                yield return "  " + note.Text;
        }
    }

    private static string Summary(CoverageReport coverage, SampleQuestionCheck questions)
    {
        var refused = questions.Results.Count(r => r.Outcome == SampleQuestionOutcome.Refused);
        var answered = questions.Results.Count(r => r.Outcome is SampleQuestionOutcome.Answered or SampleQuestionOutcome.ToldElsewhere);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(coverage.Propositions, "fact")} in {coverage.Entries:N0} entries, {coverage.Places:N0} of {coverage.Sentences:N0} sentences cited, {coverage.Entities:N0} entities, {Count(coverage.Events, "event")}, {coverage.SampleQuestions:N0} sample questions ({answered:N0} answered, {refused:N0} refused)");
    }

    private static string Row<T>(string name, IReadOnlyList<T> items) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {items.Count:N0}{(items.Count == 0 ? "" : ": " + string.Join(", ", items))}");

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
