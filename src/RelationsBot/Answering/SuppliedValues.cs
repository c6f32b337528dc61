using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Which values a question supplies itself, so that they do not answer it. Immutable.</summary>
internal sealed class SuppliedValues(KnowledgeStore store, ValueTexts texts, EntityNames names)
{
    // As much of a value's words as the question must say.
    private const double Nearly = 0.7;

    /// <summary>Whether the question names a value itself, or says nearly all of its words.</summary>
    public bool Has(RoleValue value, Inquiry inquiry)
    {
        // "What happened to the relations", "what did the talks founder on": a bare "what" asks for something else than the noun it names.
        var isBare = inquiry is { AskedHead: null, Slot.Id: SlotFiller.AnyThing };
        if (value.EntityId is { } id)
            return (Names(inquiry, id) && !(inquiry.Slot?.Id == "name" && IsOtherName(inquiry, store.Entities[id]))) || (isBare && !store.Entities[id].IsAgent && SaysNoun(inquiry, store.Entities[id].Name.Split(' ')[^1]));
        if (isBare && value.Kinds.Count > 0 && SaysNoun(inquiry, value.Kinds[0]) && value.Text.Split(' ')[0] is not ("that" or "to"))
            return true;

        // "Of the thirteen, how many …": nor is it a number before the question, unless it is one of several ("13 or 17, how many …").
        if (value.Value is { } number)
            return inquiry.Said.Exists(t => t.Number?.Value == number) || (Array.FindAll(inquiry.Terms, t => t is { Kind: TermKind.Number, IsContext: true, IsInherited: false }) is [{ Number: { } before }] && before.Value == number);
        var words = texts.Of(value.Text).Words;
        if (words.Count == 0)
            return false;
        if (IsWhatIsSpokenOf(value, inquiry))
            return true;

        // "… keep Japan and Korea from doing": who takes part in the rapprochement is said, the rapprochement is not.
        if (value.Kinds.Count > 0 && words.Any(w => !inquiry.Says(w) && w.Lemmas.Any(value.Kinds.Contains)))
            return false;
        var said = 0;
        foreach (var word in words)
            said += inquiry.Says(word) || SaysInName(inquiry, value, word) ? 1 : 0;
        return said >= words.Count * Nearly;
    }

    // "What was the 1965 treaty called": by another name than its own, in words that do not stand in that.
    private static bool IsOtherName(Inquiry inquiry, Entity entity)
    {
        var name = Folding.Fold(entity.Name);
        return !entity.IsAgent && inquiry.Said.Exists(t => t.EntityIds.Contains(entity.Id)) && inquiry.Said.TrueForAll(t => !t.EntityIds.Contains(entity.Id) || (t.EntityIds.Count == 1 && !name.Contains(Folding.Fold(t.Text), StringComparison.Ordinal) && !Folding.Fold(t.Text).Contains(name, StringComparison.Ordinal)));
    }

    // By its own name, not by that of its people; a state by its government too.
    private bool Names(Inquiry inquiry, string id) =>
        inquiry.Said.Exists(t => t.Kind == TermKind.Entity && t.Mention != MentionKind.Demonym
            && t.EntityIds.Any(e => e == id || (store.Entities[e].Governs && store.Entities[e].Of == id)));

    // "Where was the school", "what came of the talks": not the school or the talks of which the question speaks.
    private static bool IsWhatIsSpokenOf(RoleValue value, Inquiry inquiry) =>
        inquiry.Slot is { Type: SlotType.Place } or { Id: "result" }
        && value.Kinds.Any(k => !inquiry.Slot.Nouns.Contains(k) && inquiry.Said.Exists(t => t is { Kind: TermKind.Word, IsVerb: false } && t.Lemmas.Contains(k)));

    // Whether a word of a value stands in a name that the question says. What is asked to be named may well have the other name that the question calls it by.
    private bool SaysInName(Inquiry inquiry, RoleValue value, Token word)
    {
        var asksName = inquiry.Slot?.Id == "name";
        return inquiry.Said.Exists(t => t.Kind == TermKind.Entity && t.EntityIds.Any(e => value.Entities.Contains(e))
            && (asksName ? Folding.Fold(t.Text).Contains(word.Folded, StringComparison.Ordinal) : t.EntityIds.Any(id => names.Has(id, word))));
    }

    private static bool SaysNoun(Inquiry inquiry, string noun) =>
        inquiry.Said.Exists(t => t is { Kind: TermKind.Word, IsVerb: false } && (t.Lemmas.Contains(noun) || t.Parts.Any(p => p.Lemmas.Contains(noun))));
}
