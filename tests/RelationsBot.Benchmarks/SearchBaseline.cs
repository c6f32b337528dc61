using Microsoft.Data.Sqlite;

namespace RelationsBot.Benchmarks;

/// <summary>
/// The baseline: SQLite's full-text search (FTS5) over the same sentences, ranked by its bm25, asked for any of the question's
/// distinct words but stop words. In memory, one prepared statement, the ten best.
/// </summary>
internal sealed class SearchBaseline : IDisposable
{
    private static readonly HashSet<string> StopWords =
    [
        .. ("a an and are as at be been by did do does for from had has have he her his how in is it its of on or she that the their them they this to was were what when "
            + "where which who whom whose why will with would can could than then there these those not but if into about also").Split(' '),
    ];

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand search;
    private readonly SqliteParameter words;

    public SearchBaseline(IReadOnlyList<string> sentences)
    {
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "CREATE VIRTUAL TABLE sentences USING fts5(text, tokenize = 'porter unicode61')";
        create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO sentences(rowid, text) VALUES ($id, $text)";
        var id = insert.Parameters.Add("$id", SqliteType.Integer);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        insert.Prepare();
        for (var i = 0; i < sentences.Count; i++)
        {
            (id.Value, text.Value) = (i, sentences[i]);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        search = connection.CreateCommand();
        search.CommandText = "SELECT rowid FROM sentences WHERE sentences MATCH $words ORDER BY bm25(sentences), rowid LIMIT 10";
        words = search.Parameters.Add("$words", SqliteType.Text);
        search.Prepare();
    }

    /// <summary>Index of the best sentence, or -1 where none shares a word with the question.</summary>
    public int Find(string question)
    {
        var distinct = Asked(question);
        if (distinct.Count == 0)
            return -1;
        words.Value = string.Join(" OR ", distinct.Select(w => $"\"{w}\""));
        using var found = search.ExecuteReader();
        var best = -1;
        while (found.Read())
            best = best < 0 ? found.GetInt32(0) : best;
        return best;
    }

    /// <summary>The distinct words of a question, small, without stop words.</summary>
    public static List<string> Asked(string question) => [.. Words(question).Where(w => !StopWords.Contains(w)).Distinct()];

    public void Dispose()
    {
        search.Dispose();
        connection.Dispose();
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isLetter && start < 0)
                start = i;
            if (isLetter || start < 0)
                continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }
}
