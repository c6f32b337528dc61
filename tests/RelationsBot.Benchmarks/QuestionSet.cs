using System.Text.Json;
using System.Text.Json.Serialization;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;

namespace RelationsBot.Benchmarks;

/// <summary>Articles with questions about them: <c>articles/*.txt</c> and <c>questions.jsonl</c> in a folder.</summary>
internal static class QuestionSet
{
    /// <summary>The questions of each article, with the article's text.</summary>
    /// <param name="folder">The set's folder.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static IEnumerable<(string Article, DocumentText Text, IReadOnlyList<Question> Questions)> Read(string folder)
    {
        var questions = File.ReadLines(Path.Combine(folder, "questions.jsonl")).Where(l => l.Trim().Length > 0)
            .Select(l => JsonSerializer.Deserialize<Question>(l, JsonSerializerOptions.Web)!).ToList();
        foreach (var group in questions.GroupBy(q => q.Article))
        {
            var problems = new List<DataProblem>();
            var path = Path.Combine(folder, "articles", group.Key.Replace(':', '_') + ".txt");
            var text = DocumentReader.ReadFile(path, problems) ?? throw new IOException(string.Join('\n', problems));
            yield return (group.Key, text, [.. group]);
        }
    }
}

/// <summary>A question with what answers it.</summary>
/// <param name="Id">Unique in the set.</param>
/// <param name="Article">Title of its article, with underscores.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="Answerable">Whether the article answers it.</param>
/// <param name="Paragraph">Where, from 1; null where the article does not answer it.</param>
/// <param name="Answers">Strings of which the right sentence holds one.</param>
/// <param name="Sentence">The sentence that holds the answer; its length bounds that of a snippet.</param>
internal sealed record Question(string Id, string Article, [property: JsonPropertyName("question")] string Text, bool Answerable, int? Paragraph, IReadOnlyList<string> Answers, string? Sentence);
