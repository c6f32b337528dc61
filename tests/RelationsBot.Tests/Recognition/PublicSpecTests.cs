using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>
/// The public cases of microsoft/Recognizers-Text (MIT), where their folder is present. Many are outside this bot's use (holidays, weeks
/// of the year, days without a year), so that each file has a floor: raise it when more cases pass.
/// </summary>
public class PublicSpecTests(ITestOutputHelper output)
{
    private const int Slack = 5;

    private static readonly Lemmatizer Lemmatizer = new(new Dictionary<string, string[]>(), []);

    private sealed record Finding(string Text, string? Value);

    [Theory]
    [InlineData("DateTime/English/DateExtractor.json", 41)]
    [InlineData("DateTime/English/DatePeriodExtractor.json", 133)]
    [InlineData("DateTime/English/DateTimeModel.json", 150)]
    [InlineData("Number/English/NumberModel.json", 92)]
    [InlineData("Number/English/OrdinalModel.json", 15)]
    [InlineData("Number/English/PercentModel.json", 6)]
    [InlineData("NumberWithUnit/English/CurrencyModel.json", 90)]
    public void As_many_cases_pass_as_recorded(string file, int floor)
    {
        var path = Path.Combine(Folder(), file);
        if (!File.Exists(path))
            Assert.Skip($"the public specs are not here: no {path}");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var passed = 0;
        var total = 0;
        foreach (var specCase in document.RootElement.EnumerateArray())
        {
            total++;
            var expected = specCase.GetProperty("Results").EnumerateArray().Select(r => Expected(file, r)).ToList();
            var utterance = Utterance.Of(specCase.GetProperty("Input").GetString()!, Lemmatizer);
            var found = file.StartsWith("DateTime", StringComparison.Ordinal) ? Dates(utterance, Today(specCase), !file.Contains("Model", StringComparison.Ordinal)) : Numbers(file, utterance);
            if (expected.Count == found.Count && expected.Zip(found).All(p => Agrees(p.First, p.Second)))
                passed++;
            else
                output.WriteLine($"{utterance.Text}\n    expected {Show(expected)}\n    found    {Show(found.Select(f => f[0]))}");
        }

        output.WriteLine($"{passed} of {total}");
        Assert.True(passed >= floor, $"{passed} of {total} pass, {floor} are recorded");
        Assert.True(passed <= floor + Slack, $"{passed} of {total} pass, only {floor} are recorded: raise the floor");
    }

    private static bool Agrees(Finding expected, IReadOnlyList<Finding> found) =>
        found.Any(f => f.Text.Equals(expected.Text, StringComparison.OrdinalIgnoreCase) && (expected.Value is null || expected.Value == f.Value));

    private static string Show(IEnumerable<Finding> findings) => string.Join("; ", findings.Select(f => $"'{f.Text}' {f.Value}"));

    private static DateOnly Today(JsonElement specCase) =>
        specCase.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var now)
            ? DateOnly.FromDateTime(DateTime.Parse(now.GetString()!, CultureInfo.InvariantCulture))
            : new DateOnly(2016, 11, 7);

    private static Finding Expected(string file, JsonElement result)
    {
        var text = TextCleaner.Clean(result.GetProperty("Text").GetString()!);
        if (!result.TryGetProperty("Resolution", out var resolution))
            return new Finding(text, null);
        if (!file.StartsWith("DateTime", StringComparison.Ordinal))
            return new Finding(text, NumberValue(resolution, result.GetProperty("TypeName").GetString()!));
        var value = resolution.GetProperty("values")[0];
        if (value.TryGetProperty("value", out var day))
            return new Finding(text, value.TryGetProperty("Mod", out var mod) ? ModText(mod.GetString()!, day.GetString()!, day.GetString()!) : $"{day.GetString()}/{Next(day.GetString()!)}");
        var start = value.TryGetProperty("start", out var s) ? s.GetString() : null;
        var end = value.TryGetProperty("end", out var e) ? e.GetString() : null;
        return new Finding(text, $"{start ?? ".."}/{end ?? ".."}");
    }

    // A day with a relation: what the bounds of ours would be.
    private static string ModText(string mod, string day, string limit) => mod switch
    {
        "before" => $"../{limit}",
        "after" => $"{Next(day)}/..",
        "since" => $"{day}/..",
        "until" => $"../{Next(day)}",
        _ => day,
    };

    private static string Next(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;

    private static string? NumberValue(JsonElement resolution, string type)
    {
        var text = resolution.GetProperty("value").ValueKind == JsonValueKind.Null ? "none" : resolution.GetProperty("value").GetString()!;
        if (type == "ordinal.relative")
            return text == "end+0" || (resolution.TryGetProperty("offset", out var offset) && offset.GetString() == "0" && resolution.GetProperty("relativeTo").GetString() == "end") ? "-1" : "none";
        var value = double.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out var number) ? number.ToString("G12", CultureInfo.InvariantCulture) : text;
        return resolution.TryGetProperty("isoCurrency", out var code) && code.ValueKind == JsonValueKind.String ? $"{value} {code.GetString()}" : value;
    }

    // The relation's words are no part of a span there unless the case has a relation: both spans count.
    private static List<IReadOnlyList<Finding>> Dates(Utterance utterance, DateOnly today, bool spansOnly)
    {
        var found = new List<IReadOnlyList<Finding>>();
        foreach (var mention in new DateRecognizer().Recognize(utterance, today))
        {
            var start = Bound(mention.Scope.Start, DateOnly.MinValue);
            string?[] values = spansOnly ? [null] : [$"{start}/{Bound(mention.Scope.End, DateOnly.MaxValue)}", $"{start}/{BeginningOfEnd(mention)}"];
            found.Add([.. Variants(Text(utterance, mention.Span)).SelectMany(t => values.Select(v => new Finding(t, v)))]);
        }

        return found;

        static string Bound(DateOnly day, DateOnly open) =>
            day == open ? ".." : day.AddDays(open == DateOnly.MaxValue ? 1 : 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    // A range from one date to another ends there where the second begins: "2014 to 2018" on 1 January 2018.
    private static string? BeginningOfEnd(DateMention mention)
    {
        var ends = mention.Period.Edtf.Split('/');
        return ends.Length == 2 && mention.Relation == DateRelation.In ? Period.Parse(ends[1])?.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static List<IReadOnlyList<Finding>> Numbers(string file, Utterance utterance)
    {
        var found = new List<IReadOnlyList<Finding>>();
        foreach (var mention in new NumberRecognizer().Recognize(utterance))
        {
            var isWanted = mention.Kind switch
            {
                NumberKind.Cardinal => file.Contains("NumberModel", StringComparison.Ordinal),
                NumberKind.Ordinal => file.Contains("Ordinal", StringComparison.Ordinal),
                NumberKind.Percentage => file.Contains("Percent", StringComparison.Ordinal),
                _ => file.Contains("Currency", StringComparison.Ordinal),
            };
            if (!isWanted)
                continue;
            var value = ((double)mention.Value).ToString("G12", CultureInfo.InvariantCulture);
            var texts = mention.Limit is null ? [Text(utterance, mention.Span)] : Variants(Text(utterance, mention.Span));
            found.Add([.. texts.SelectMany(t => new[] { new Finding(t, value), new Finding(t, $"{value} {mention.Unit}") })]);
        }

        return found;
    }

    private static string Text(Utterance utterance, Span span) => utterance.Text.Substring(span.Start, span.Length);

    // With and without the words of relation or limit that our spans include.
    private static IEnumerable<string> Variants(string text)
    {
        yield return text;
        for (var blank = text.IndexOf(' ', StringComparison.Ordinal); blank > 0; blank = text.IndexOf(' ', blank + 1))
        {
            if (text[..blank] is "since" or "by" or "until" or "before" or "after" or "over" or "about" or "only" or "around" or "just" or "under" or "more than" or "less than"
                or "at least" or "up to" or "almost" or "nearly" or "prior to" or "following" or "some" or "really only")
                yield return text[(blank + 1)..];
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "shared", "recognizers-specs"));
}
