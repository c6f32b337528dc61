using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>Exchanges the action for its opposite, and for one that nobody in the fact has done.</summary>
internal sealed class Actions(StoreReading store, Draw draw) : IExchange
{
    private static readonly string[] Particles = ["up", "down", "off", "out", "away", "back", "over"];

    private readonly ActionWords words = new(store.Store, store.Data.Lexicon, store.Data.Irregular);
    private readonly Inflection inflection = new(store.Data.Irregular);

    public IEnumerable<Probe> Of(BaseQuestion question)
    {
        foreach (var word in words.In(question.Analysis, question.Frames).Take(1))
        {
            foreach (var verb in Opposites(word).Where(o => IsPlainVerb(o.Same[0]) && !Tells(question, o)).Take(2))
                yield return Exchanged(ProbeKind.OppositeAction, question, word, verb);
            var others = store.Store.Frames.Values
                .Where(f => IsPlainVerb(store.Data.Lexicon.Senses[f.Senses[0]].Same[0]))
                .Where(f => !question.Frames.Any(own => store.AreRelated(own, f.Id) || store.Store.Frames[own].Opposite == f.Id))
                .Select(f => (Verb: store.Data.Lexicon.Senses[f.Senses[0]], Frame: f.Id))
                .Where(f => f.Verb.IsAction);
            foreach (var (verb, _) in draw.Shuffle(others, o => question.Text + o.Frame).Where(o => !Tells(question, o.Verb)).Take(1))
                yield return Exchanged(ProbeKind.OtherAction, question, word, verb);
        }
    }

    // Nothing with an object of its own, nothing that means little by itself.
    private bool IsPlainVerb(string headword) => headword.Split(' ') switch
    {
        [var verb] => store.Data.Lexicon.ClassOf(verb) == WordClass.Content && !store.Data.Irregular.ContainsKey(verb),
        [_, var particle] => Particles.Contains(particle),
        _ => false,
    };

    private IEnumerable<Sense> Opposites(ActionWord word)
    {
        // What has another side is not denied by telling it from there.
        var own = store.Store.Frames.Values.Where(f => f.Senses.Contains(word.Sense.Id)).ToList();
        if (own.Any(f => f.Reverse is not null && f.Reverse != f.Id))
            return [];
        var frames = own.Select(f => f.Opposite).OfType<string>().ToList();
        return word.Sense.Opposites.Concat(frames.SelectMany(f => store.Store.Frames[f].Senses)).Distinct().Select(s => store.Data.Lexicon.Senses[s]);
    }

    // The entry has a word of that sense, or a fact of the store tells it, in whatever sense the verb has, of somebody the question names.
    private bool Tells(BaseQuestion question, Sense sense)
    {
        if (sense.Same.Concat(sense.Near).Any(w => question.Entry.Words.Contains(w) || question.Tokens.Any(t => t.Is(w))))
            return true;
        var senses = store.Data.Lexicon.Uses(sense.Same[0]).Where(u => !u.Near).Select(u => u.Sense.Id).ToHashSet();
        var frames = store.Store.Frames.Values.Where(f => f.Senses.Any(senses.Contains)).Select(f => f.Id).ToList();
        return store.Tells(question.Entry.Entry, frames) || store.All.Any(e => store.Tells(e.Entry, frames) && question.Named.Any(id => IsIn(e, id))
            && (question.Named.All(id => IsIn(e, id)) || store.Linked(e.Entry).Overlaps(StoreReading.Events(question.Entry.Entry))));
    }

    private bool IsIn(EntryReading entry, string id) => entry.Entities.Any(e => store.IsMeantBy(id, e));

    private Probe Exchanged(ProbeKind kind, BaseQuestion question, ActionWord word, Sense other)
    {
        // A verb before a preposition of its own is a passive or a past: "was kidnapped by" keeps its form.
        var isParticiple = word.Form == VerbForm.Past && Enumerable.Range(0, word.Tokens[0]).Reverse().Take(6).Any(i => question.Tokens[i].Is("be") || question.Tokens[i].Is("have"));
        var text = inflection.Of(other.Same[0], isParticiple ? VerbForm.Participle : word.Form);
        return new Probe(kind, question.With((word.Tokens[0], word.Tokens[^1] + 1, text)), question.Fact, $"{word.Lemma} → {other.Same[0]}", question.Text);
    }
}
