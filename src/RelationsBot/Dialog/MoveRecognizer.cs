using System.Collections.Frozen;
using RelationsBot.Answering;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>
/// Recognises a dialog move whatever courtesy stands around it: each sentence of the message must be a move, courtesy or talk, as a
/// whole or between its commas, so that a question about the documents is never taken for one. Immutable.
/// </summary>
internal sealed class MoveRecognizer(IntentRecognizer intents, Courtesy courtesy, Talk talk)
{
    // A longer sentence is no move.
    private const int MostTokens = 30;

    private static readonly FrozenSet<string> Steering = new[]
    {
        "help", "start-over", "forget-me", "more", "next", "what-next", "what-before", "go-back", "repeat", "source", "says-who", "why-answer", "sections", "read-section", "show-section", "timeline",
        "revisions-agree", "revision-diff", "earlier-revision", "pick-none", "pick-other", "whole", "opinion", "invention", "out-of-scope",
    }.ToFrozenSet();

    /// <summary>The rule of the move that a message is, or null where it is none.</summary>
    /// <param name="analysis">The message.</param>
    /// <param name="isPicking">Whether something was offered to choose from: what people say of themselves may then be a choice.</param>
    public IntentMatch? Of(Analysis analysis, bool isPicking)
    {
        var found = new List<IntentMatch>();
        foreach (var (from, to) in Courtesy.Cut(analysis, 0, analysis.Tokens.Count, t => t.Text is "." or "!" or "?" or ";" or ":" or "…"))
        {
            if (to - from > MostTokens || !(Takes(analysis, from, to, found) || TakesParts(analysis, from, to, isPicking, found) || (!isPicking && IsTalk(analysis, from, to))))
                return null;
        }

        // One thing at a time is steered.
        var steering = found.FindAll(m => !Courtesy.Social.Contains(m.Rule.Intent));
        return steering.Count == 0 ? found.MinBy(m => Courtesy.Social.TakeWhile(i => i != m.Rule.Intent).Count())
            : steering.TrueForAll(m => m.Rule.Intent == steering[0].Rule.Intent) ? steering[0] : null;
    }

    private bool Takes(Analysis analysis, int from, int to, List<IntentMatch> found)
    {
        if (Move(analysis, from, to) is not { } move)
            return courtesy.IsAside(analysis, from, to);
        found.Add(move);
        return true;
    }

    private bool TakesParts(Analysis analysis, int from, int to, bool isPicking, List<IntentMatch> found)
    {
        var parts = Courtesy.Pieces(analysis, from, to).ToList();
        var inParts = new List<IntentMatch>();
        if (parts.Count < 2 || !parts.TrueForAll(p => Takes(analysis, p.From, p.To, inParts) || (!isPicking && IsTalk(analysis, p.From, p.To))) || inParts.Count == 0)
            return false;
        found.AddRange(inParts);
        return true;
    }

    private IntentMatch? Move(Analysis analysis, int from, int to)
    {
        foreach (var start in courtesy.Leading(analysis, from, to))
        {
            foreach (var end in courtesy.Trailing(analysis, start, to))
            {
                if (start < end && intents.Recognize(analysis.Tokens, start, end, analysis.Mentions) is { Rule.Intent: var intent } match && (Courtesy.Social.Contains(intent) ? !IsQuestion(analysis, end) || IsWhole(analysis, match, start, end) : Steering.Contains(intent)))
                    return match;
            }
        }

        return null;
    }

    // "Thanks, and the reason?": a question is small talk only where each of its words is.
    private static bool IsWhole(Analysis analysis, IntentMatch match, int from, int to) =>
        Enumerable.Range(from, to - from).All(i => analysis.Tokens[i].Kind == TokenKind.Mark || match.Tokens.Contains(i));

    private static bool IsQuestion(Analysis analysis, int from) => analysis.Tokens.Skip(from).FirstOrDefault(t => t.Text is "?" or "." or "!") is { Text: "?" };

    // "I want his birthday": somebody else is meant.
    private bool IsTalk(Analysis analysis, int from, int to) =>
        Talk.IsOfSpeakers(analysis, from, to) && talk.Is(analysis, from, to, isPointedTo: false)
        && !analysis.Tokens.Skip(from).Take(to - from).Any(t => FunctionWords.PersonPronouns.Contains(t.Folded) || t.Folded is "they" or "them" or "their");
}
