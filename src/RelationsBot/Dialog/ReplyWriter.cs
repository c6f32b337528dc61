using RelationsBot.Answering;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>
/// Puts facts into words: the slot's value first, with its claimant, then the statement, then numbered places. Says nothing that
/// stands neither in the store nor in the responses. Immutable.
/// </summary>
internal sealed class ReplyWriter(KnowledgeStore store, Responses responses, Suggestions suggestions, Func<Place, string?> quote)
{
    private const int MostSuggestions = 3;

    /// <summary>A reply that states nothing.</summary>
    public static Reply Note(ReplyStatus status, string intent, params IEnumerable<string> lines) => new()
    {
        Status = status,
        Intent = intent,
        Lines = [.. lines.Select(l => new ReplyLine(LineKind.Note, l, []))],
    };

    /// <summary>An answer, or a correction.</summary>
    public Reply Answer(Decision decision, IReadOnlyList<string> notes)
    {
        var lines = notes.Select(n => new ReplyLine(LineKind.Note, n, [])).ToList();
        if (decision.Outcome == Outcome.Corrected)
            lines.Add(new ReplyLine(LineKind.Note, responses.Say("correction"), []));
        var citations = new Citations(store, quote);
        string? answer = null;
        for (var i = 0; i < decision.Chosen.Count && i < 2; i++)
        {
            var fact = decision.Chosen[i].Fact;
            if (i == 0 && (decision.Outcome == Outcome.Answered || decision.Computed is not null))
                answer = decision.Computed is { } computed ? SayClaimed(computed, decision) : decision.Verdict is { } verdict ? responses.Say(verdict) : ShortAnswer(decision.Chosen[0]);
            var numbers = citations.Of(fact.Entry);
            if (i == 0 && answer is not null)
                lines.Add(new ReplyLine(LineKind.Answer, answer, []));
            if (fact.Entry.Unclear)
                lines.Add(new ReplyLine(LineKind.Note, responses.Say("unclear"), []));
            if (!lines.Any(l => l.Kind == LineKind.Statement && l.Text == fact.Entry.Statement))
                lines.Add(new ReplyLine(LineKind.Statement, fact.Entry.Statement, numbers));
        }

        return new Reply
        {
            Status = ReplyStatus.Answered,
            Intent = decision.Reading.Intent,
            Answer = answer,
            Lines = lines,
            Citations = citations.All,
            Suggestions = Related([.. decision.Chosen.Select(c => c.Fact.Entry)]),
            Confidence = decision.Confidence,
        };
    }

    /// <summary>Statements in a list, each with its date where it has one.</summary>
    public Reply List(string intent, ReplyStatus status, string? title, IReadOnlyList<(string? Label, Entry Entry)> items, string? footer, double confidence)
    {
        var citations = new Citations(store, quote);
        var lines = new List<ReplyLine>();
        if (title is not null)
            lines.Add(new ReplyLine(LineKind.Note, title, []));
        foreach (var (label, entry) in items)
            lines.Add(new ReplyLine(LineKind.Item, entry.Statement, citations.Of(entry, most: 1), label));
        if (footer is not null)
            lines.Add(new ReplyLine(LineKind.Note, footer, []));
        return new Reply
        {
            Status = status,
            Intent = intent,
            Lines = lines,
            Citations = citations.All,
            Suggestions = footer is null ? Related([.. items.Select(i => i.Entry)]) : [responses.Say("suggest-next"), responses.Say("suggest-sections")],
            Confidence = confidence,
        };
    }

    /// <summary>A refusal with its neighbours as suggestions.</summary>
    public Reply Refuse(Decision decision, string? known, IReadOnlyList<string> notes)
    {
        var key = decision.Refusal!;
        if (key == Refusal.NotInSourcesKnown && known is null)
            key = Refusal.NotInSources;
        var latest = store.LatestDay;
        var text = responses.Say(
            key,
            ("subject", Subject),
            ("known", known ?? ""),
            ("date", latest == DateOnly.MinValue ? "" : Period.OfDay(latest).ToString()));
        List<string> neighbours = key is Refusal.OutOfScope or Refusal.NotUnderstood ? [] : suggestions.For(decision.Candidates.Take(12).Select(c => c.Fact.Entry).DistinctBy(e => e.EventId ?? e.Id), MostSuggestions);
        if (neighbours.Count == 0)
            neighbours = [responses.Say("suggest-sections"), responses.Say("suggest-help")];
        return Note(ReplyStatus.NotFound, decision.Reading.Intent, [.. notes, text]) with { Refusal = key, Suggestions = neighbours, Confidence = decision.Confidence };
    }

    /// <summary>A question back.</summary>
    /// <param name="intent">What was asked.</param>
    /// <param name="choices">What can be meant.</param>
    /// <param name="confidence">How near the best of them came.</param>
    /// <param name="lead">Its first line; null: the usual one.</param>
    public Reply Clarify(string intent, IReadOnlyList<ChoiceMemory> choices, double confidence, string? lead = null)
    {
        var lines = new List<ReplyLine> { new(LineKind.Note, lead ?? responses.Say("clarify"), []) };
        lines.AddRange(choices.Select((c, i) => new ReplyLine(LineKind.Item, c.Label, [], (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return new Reply { Status = ReplyStatus.Clarify, Intent = intent, Lines = lines, Suggestions = [.. choices.Select(c => c.Label)], Confidence = confidence };
    }

    /// <summary>What the store is about: the title of its first document without its revision.</summary>
    public string Subject => store.Documents.Count == 0 ? "" : store.Documents[0].Title.Split(" (")[0];

    // What was worked out from a number that is merely claimed is claimed too.
    private string SayClaimed(Computation computed, Decision decision) =>
        computed is RestOfShares or RestOfCount or ShareOfCount or NumberWithinLimit or DifferenceOfCounts or SumOfCounts
        && decision.Chosen.FirstOrDefault(c => c.Fact.Proposition.Mode is Mode.Claimed or Mode.Denied or Mode.Opinion) is { } claimed
            ? Claimed(Say(computed, decision), claimed)
            : Say(computed, decision);

    // What was worked out, with what it was worked out from.
    private string Say(Computation computed, Decision decision)
    {
        switch (computed)
        {
            case TimeBetween { Count: 0, IsExact: true } between:
                return responses.Say("same-day", ("date", between.From.ToString()));
            case TimeBetween between:
                var unit = between.Unit.ToString().ToLowerInvariant();
                var amount = responses.Say(between.Count == 1 ? "one-" + unit : unit + "s", ("count", Number(between.Count)));
                return responses.Say(between.IsExact ? "interval" : "interval-about", ("amount", amount), ("from", between.From.ToString()), ("to", between.To.ToString()));
            case Comparison comparison:
                var fact = decision.Chosen[0].Fact;
                return responses.Say("compared", ("label", fact.Event?.Label ?? fact.Entry.Asks[0]), ("value", comparison.Value));
            case ChosenAlternative alternative:
                return alternative.Name;
            case RestOfShares rest:
                return responses.Say("rest-of-shares", ("rest", Number(rest.Rest)), ("parts", string.Join(" − ", rest.Parts.Select(p => Number(p) + "%"))));
            case RestOfCount left:
                return responses.Say("rest-of-count", ("rest", Number(left.Rest)), ("whole", Number(left.Whole)), ("part", Number(left.Part)));
            case ShareOfCount share:
                return responses.Say(share.IsExact ? "share-of-count" : "share-of-count-about", ("share", Number(share.Percent)), ("part", Number(share.Part)), ("whole", Number(share.Whole)));
            case NumberWithinLimit number:
                return number.Keeps is { } keeps ? responses.Say("verdict-with", ("verdict", responses.Say(keeps ? "yes" : "no")), ("value", Limited(number.Told))) : Limited(number.Told);
            case DifferenceOfCounts difference:
                return Counted(difference.More - difference.Less, difference.Unit is "percent" ? "percentage-points" : null, difference.IsEstimate, $"{Number(difference.More)} − {Number(difference.Less)}");
            case SumOfCounts sum:
                return Counted(sum.One + sum.Other, sum.Unit is "percent" ? "percent" : null, sum.IsEstimate, $"{Number(sum.One)} + {Number(sum.Other)}");
            case SideInTime side:
                return responses.Say(side.IsBefore ? "side-before" : "side-after", ("when", side.When.ToString()), ("other", side.Other.ToString()));
            default:
                throw new ArgumentOutOfRangeException(nameof(computed), computed, "An operator without words.");
        }
    }

    private static string Number(decimal number) => number.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture);

    private string Counted(decimal count, string? unit, bool isEstimate, string terms) =>
        responses.Say(isEstimate ? "worked-out-about" : "worked-out", ("result", unit is null ? Number(count) : responses.Say(unit, ("count", Number(count)))), ("terms", terms));

    // A bare figure takes its limit with it.
    private static string Limited(RoleValue value) =>
        value.Limit is { } limit && char.IsAsciiDigit(value.Text[0]) ? $"{limit} {value.Text}" : value.Text;

    private string? ShortAnswer(Candidate candidate) =>
        candidate.Filling is { IsShown: true } filling ? Claimed(filling.Values is [var value] && value.Text == filling.Text ? Limited(value) : filling.Text, candidate) : null;

    // What is merely said, with who says it.
    private string Claimed(string answer, Candidate candidate)
    {
        var proposition = candidate.Fact.Proposition;
        var role = candidate.Filling?.Role;
        var claimants = proposition.Claimants.Where(c => !c.IsUnknown).Select(c => c.Text).ToList();
        var key = proposition.Mode switch { Mode.Claimed => "claimed-by", Mode.Denied => "denied-by", Mode.Opinion => "opinion-of", _ => null };
        return key is null || claimants.Count == 0 || role is "claimant" or "when" || proposition["agent"].Any(a => claimants.Contains(a.Text))
            ? answer
            : responses.Say(key, ("claimant", string.Join(" " + responses.Say("and") + " ", claimants)), ("answer", answer));
    }

    private List<string> Related(IReadOnlyList<Entry> shown)
    {
        var related = new List<string>();
        foreach (var entry in shown)
        {
            var events = new List<string>();
            if (entry.EventId is { } id)
            {
                events.Add(id);
                events.AddRange(store.Events[id].Links.OrderBy(l => l.Key, StringComparer.Ordinal).SelectMany(l => l.Value));
            }

            foreach (var other in events.SelectMany(store.EntriesOf).Where(o => !shown.Contains(o)).Distinct())
            {
                if (related.Count < MostSuggestions - 1 && suggestions.For(other) is { } suggestion && !related.Contains(suggestion))
                    related.Add(suggestion);
            }
        }

        related.Add(responses.Say("suggest-more"));
        return related;
    }

    private sealed class Citations(KnowledgeStore store, Func<Place, string?> quote)
    {
        private readonly List<Citation> all = [];

        public IReadOnlyList<Citation> All => all;

        public List<int> Of(Entry entry, int most = 3)
        {
            var numbers = new List<int>();
            foreach (var place in entry.Places.Take(most))
            {
                var document = store.Document(place.Document)!;
                var number = all.Count + 1;
                all.Add(new Citation(number, entry.Id, place.Document, document.Title, place.Section, place.Paragraph, place.Sentence, entry.Statement, quote(place), document.AddressOf(place.Section)));
                numbers.Add(number);
            }

            return numbers;
        }
    }
}
