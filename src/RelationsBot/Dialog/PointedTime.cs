using System.Globalization;
using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>Times that a question takes from the turns before: "that year", "the year before", "the second time". Immutable.</summary>
internal sealed class PointedTime(KnowledgeStore store, Occurrences occurrences)
{
    // "At that point": nouns that only mean a time.
    private static readonly string[] Moments = ["time", "point", "moment", "stage", "period"];

    /// <summary>The question with the time it points to.</summary>
    public Reading Complete(Reading fresh, Conversation conversation, Analysis analysis)
    {
        if (ThatTime(conversation, analysis) is { } time)
            fresh = fresh with { Terms = [.. fresh.Terms.Where(t => !t.Lemmas.Any(l => l is "year" or "month" or "day" or "date" or "decade" or "century" or "same" or "the same" or "else" || Moments.Contains(l))), time], Anaphora = [.. fresh.Anaphora.Where(a => a is not ("that" or "same" or "this" or "then"))] };
        if (Since(conversation, fresh, analysis) is { } since)
            fresh = fresh with { Terms = [.. fresh.Terms, since], Anaphora = [.. fresh.Anaphora.Where(a => a is not ("that" or "then" or "this"))] };
        if (YearBeside(conversation, analysis) is { } beside)
            fresh = fresh with { Terms = [.. fresh.Terms.Where(t => t.Kind != TermKind.Date && !t.Lemmas.Contains("year")), beside] };
        if (Member(conversation, fresh) is { } member)
            fresh = fresh with { Terms = [.. fresh.Terms.Where(t => t.Number is not { Kind: NumberKind.Ordinal }), member], Anaphora = [.. fresh.Anaphora, "one"] };
        return fresh;
    }

    // "That year", "the same day": the time of the turn before, at that precision.
    private static Term? ThatTime(Conversation conversation, Analysis analysis)
    {
        for (var i = 1; i < analysis.Tokens.Count; i++)
        {
            if (analysis.Tokens[i - 1].Folded is not ("that" or "same" or "this"))
                continue;

            // A decade is talked about for longer than a day.
            var isLong = analysis.Tokens[i].Folded is "decade" or "century";
            if ((isLong ? conversation.Turns.LastOrDefault(t => t.When is not null) : conversation.Turns.LastOrDefault())?.When is not { } edtf || Period.Parse(edtf) is not { IsBounded: true } when)
                continue;
            var text = analysis.Tokens[i].Folded switch
            {
                "decade" when IsWithin(when, 10) => when.Start.ToString("yyyy", CultureInfo.InvariantCulture)[..3] + "X",
                "century" when IsWithin(when, 100) => when.Start.ToString("yyyy", CultureInfo.InvariantCulture)[..2] + "XX",
                _ when when.IsVague => null,
                "year" => when.Start.ToString("yyyy", CultureInfo.InvariantCulture),
                "month" when when.Precision is Precision.Day or Precision.Month => when.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                "day" or "date" when when.Precision == Precision.Day => when.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                var noun when Moments.Contains(noun) => edtf,
                _ => null,
            };
            if (text is not null && Period.Parse(text) is { } period)
                return new Term { Kind = TermKind.Date, Text = text, Date = new DateMention(analysis.Tokens[i].Span, period, DateRelation.In) };
        }

        return null;

        static bool IsWithin(Period when, int years) => when.Start.Year / years == when.End.Year / years;
    }

    // "The first round after that": a time that is only counted from, of a question that says itself what it is about.
    private static Term? Since(Conversation conversation, Reading fresh, Analysis analysis)
    {
        if (conversation.Turns.LastOrDefault()?.When is not { } edtf || Period.Parse(edtf) is not { IsBounded: true } when || fresh.Own.Count(t => t is { Kind: TermKind.Word, IsContext: false, Class: WordClass.Content }) < 2)
            return null;
        var words = analysis.Tokens.Where(t => t.Kind == TokenKind.Word).ToList();
        DateRelation? relation = words is [.., { Folded: var before }, { Folded: "that" or "then" or "this" }] ? before switch
        {
            "after" or "since" => DateRelation.After,
            "before" or "until" => DateRelation.Before,
            _ => null,
        } : null;
        return relation is { } counted ? new Term { Kind = TermKind.Date, Text = edtf, Date = new DateMention(words[^1].Span, when, counted), IsInherited = true } : null;
    }

    // "In the previous year", "the year after": a year next to that of the turn before.
    private static Term? YearBeside(Conversation conversation, Analysis analysis)
    {
        if (conversation.Turns.LastOrDefault(t => t.When is not null)?.When is not { } edtf || Period.Parse(edtf) is not { IsBounded: true, IsVague: false } when)
            return null;
        for (var i = 1; i + 1 < analysis.Tokens.Count; i++)
        {
            var (a, b) = (analysis.Tokens[i].Folded, analysis.Tokens[i + 1].Folded);
            var shift = analysis.Tokens[i - 1].Folded != "the" ? 0 : (a, b) switch
            {
                ("previous" or "preceding", "year") or ("year", "before") => -1,
                ("following" or "next" or "subsequent", "year") or ("year", "after") => 1,
                _ => 0,
            };
            if (shift != 0 && Period.Parse((when.Start.Year + shift).ToString("0000", CultureInfo.InvariantCulture)) is { } period)
                return new Term { Kind = TermKind.Date, Text = a + " " + b, Date = new DateMention(analysis.Tokens[i].Span, period, DateRelation.In) };
        }

        return null;
    }

    // "The second one": of what took place several times, that time.
    private Term? Member(Conversation conversation, Reading fresh)
    {
        if (occurrences.Of(conversation, fresh) is var (_, when))
            return new Term { Kind = TermKind.Date, Text = when.ToString(), Date = new DateMention(new Span(0, 0), when, DateRelation.In) };
        if (conversation.Turns.Count == 0 || fresh.Terms.Any(t => t.Kind == TermKind.Date && !t.IsContext) || fresh.Own.FirstOrDefault(t => t.Number is { Kind: NumberKind.Ordinal }) is not { Number.Value: var rank } ordinal
            || !(fresh.IsBrief || fresh.Anaphora.Count > 0) || !store.EntriesById.TryGetValue(conversation.Turns[^1].EntryId, out var entry))
        {
            return null;
        }

        var times = entry.Propositions.GroupBy(p => p.Frame).Select(g => g.Select(p => p.When).OfType<Period>().DistinctBy(p => p.Edtf).OrderBy(p => p.Start).ToList()).FirstOrDefault(t => t.Count > 1);
        var at = rank == -1 ? times?.Count - 1 : (int)rank - 1;
        return times is null || at is null || at < 0 || at >= times.Count
            ? null
            : new Term { Kind = TermKind.Date, Text = ordinal.Text, Date = new DateMention(new Span(0, 0), times[at.Value], DateRelation.In) };
    }
}
