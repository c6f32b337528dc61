using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.DialogsData;

/// <summary>
/// How what the files say stands in the loaded form: of each type a pair of methods, whose order of members is the form. A member that one of these types
/// gets needs a line in both; LoadedFormTests compares what comes out with what the files say, member by member.
/// </summary>
internal static class ContentsForm
{
    public static void Write(FormWriter w, DataContents contents)
    {
        w.List(contents.Documents, Write);
        w.List(contents.Frames, Write);
        w.List(contents.Slots, Write);
        w.List(contents.Entities, Write);
        w.List(contents.Events, Write);
        w.List(contents.Entries, EntryForm.Write);
        w.List(contents.Rules, Write);
        w.Text(contents.Responses.Language);
        w.Table(contents.Responses.Texts, static (w, text) => w.Text(text));
        w.List(contents.Senses, Write);
        w.List(contents.Classes, (w, pair) => { w.Number((int)pair.Key); w.Texts(pair.Value); });
        w.Texts(contents.Ordinary);
        w.Table(contents.Irregular, static (w, forms) => w.Texts(forms));
        w.List(contents.ProbeAttributes, Write);
    }

    public static DataContents Read(FormReader r) => new()
    {
        Documents = r.List(Document),
        Frames = r.List(Frame),
        Slots = r.List(Slot),
        Entities = r.List(Entity),
        Events = r.List(Event),
        Entries = r.List(EntryForm.Entry),
        Rules = r.List(Rule),
        Responses = new Responses(r.Text(), r.Table(static r => r.Text())),
        Senses = r.List(Sense),
        Classes = Classes(r),
        Ordinary = r.Texts(),
        Irregular = r.Table(static r => r.Texts()),
        ProbeAttributes = r.List(Attributes),
    };

    private static Dictionary<WordClass, IReadOnlyList<string>> Classes(FormReader r)
    {
        var count = r.Number();
        var classes = new Dictionary<WordClass, IReadOnlyList<string>>(count);
        for (var i = 0; i < count; i++)
            classes.Add((WordClass)r.Number(), r.Texts());
        return classes;
    }

    private static void Write(FormWriter w, Document d)
    {
        w.Text(d.Id);
        w.Text(d.Title);
        w.Maybe(d.Revision);
        w.Maybe(d.Address);
        w.Maybe(d.Licence);
        w.List(d.Sections, (w, s) =>
        {
            w.Text(s.Heading);
            w.Texts(s.Parents);
            w.Maybe(s.Anchor);
            w.List(s.Paragraphs, (w, p) => { w.Number(p.Sentences); w.Text(p.Sha256); });
        });
        w.Flag(d.IsIngested);
    }

    private static Document Document(FormReader r) => new(
        r.Text(), r.Text(), r.Maybe(), r.Maybe(), r.Maybe(),
        r.List(static r => new Section(r.Text(), r.Texts(), r.Maybe(), r.List(static r => new Paragraph(r.Number(), r.Text())))),
        r.Flag());

    private static void Write(FormWriter w, Frame f)
    {
        w.Text(f.Id);
        w.Text(f.Name);
        w.Maybe(f.Parent);
        w.Texts(f.Required);
        w.Texts(f.Allowed);
        w.Texts(f.Senses);
        w.Maybe(f.Opposite);
        w.Maybe(f.Reverse);
        w.Flag(f.IsOpen);
        w.Flag(f.IsAside);
        w.Maybe(f.Once);
    }

    private static Frame Frame(FormReader r) => new(r.Text(), r.Text(), r.Maybe(), r.Texts(), r.Texts(), r.Texts(), r.Maybe(), r.Maybe())
    {
        IsOpen = r.Flag(),
        IsAside = r.Flag(),
        Once = r.Maybe(),
    };

    private static void Write(FormWriter w, Slot s)
    {
        w.Text(s.Id);
        w.Text(s.Name);
        w.Number((int)s.Type);
        w.Texts(s.Roles);
        w.Texts(s.Nouns);
        w.Texts(s.Verbs);
        w.Texts(s.Kinds);
    }

    private static Slot Slot(FormReader r) => new(r.Text(), r.Text(), (SlotType)r.Number(), r.Texts(), r.Texts())
    {
        Verbs = r.Texts(),
        Kinds = r.Texts(),
    };

    private static void Write(FormWriter w, Entity e)
    {
        w.Text(e.Id);
        w.Text(e.Name);
        w.Number((int)e.Type);
        w.Texts(e.Aliases);
        w.Texts(e.Shared);
        w.Texts(e.Demonyms);
        w.Texts(e.Kinds);
        w.Texts(e.Facts);
        w.Maybe(e.Of);
        w.Flag(e.Governs);
        w.Flag(e.IsSubject);
        w.Texts(e.Sides ?? []);
    }

    private static Entity Entity(FormReader r) => new(
        r.Text(), r.Text(), (EntityType)r.Number(), r.Texts(), r.Texts(), r.Texts(), r.Texts(), r.Texts(), r.Maybe(), r.Flag(), r.Flag(), r.Texts());

    private static void Write(FormWriter w, Event e)
    {
        w.Text(e.Id);
        w.Text(e.Label);
        w.Texts(e.Kinds);
        w.Maybe(e.When?.Edtf);
        w.Maybe(e.Place);
        w.Texts(e.Participants);
        w.Table(e.Links, static (w, ids) => w.Texts(ids));
    }

    private static Event Event(FormReader r) => new(
        r.Text(), r.Text(), r.Texts(), EntryForm.MaybePeriod(r), r.Maybe(), r.Texts(), r.Table(static IReadOnlyList<string> (r) => r.Texts()));

    private static void Write(FormWriter w, IntentRule rule)
    {
        w.Text(rule.Id);
        w.Text(rule.Name);
        w.Text(rule.Intent);
        w.Maybe(rule.Slot);
        w.List(rule.Patterns, Write);
        w.List(rule.AntiPatterns, Write);
        w.Number(rule.Precedence);
        w.Texts(rule.Examples);
        w.Texts(rule.CounterExamples);
        w.Texts(rule.Readings);
    }

    private static IntentRule Rule(FormReader r) => new(
        r.Text(), r.Text(), r.Text(), r.Maybe(), r.List(Pattern), r.List(Pattern), r.Number(), r.Texts(), r.Texts())
    { Readings = r.Texts() };

    private static void Write(FormWriter w, Pattern pattern)
    {
        w.Text(pattern.Source);
        w.List(pattern.Elements, (w, e) =>
        {
            w.Number((int)e.Kind);
            w.Texts(e.Words);
            w.Flag(e.Optional);
            w.Flag(e.IsKept);
            w.Flag(e.Repeats);
        });
    }

    private static Pattern Pattern(FormReader r) => new(
        r.Text(), r.List(static r => new PatternElement((PatternElementKind)r.Number(), r.Texts(), r.Flag(), r.Flag(), r.Flag())));

    private static void Write(FormWriter w, Sense s)
    {
        w.Text(s.Id);
        w.Texts(s.Same);
        w.Texts(s.Near);
        w.Texts(s.Opposites);
        w.Flag(s.IsAction);
        w.Texts(s.Undergone);
    }

    private static Sense Sense(FormReader r) => new(r.Text(), r.Texts(), r.Texts(), r.Texts(), r.Flag()) { Undergone = Set(r.Texts()) };

    private static void Write(FormWriter w, ProbeAttributes a)
    {
        w.Flag(a.Of is not null);
        if (a.Of is { } of)
            w.Number((int)of);
        w.Texts(a.Nouns);
    }

    private static ProbeAttributes Attributes(FormReader r) => new(r.Flag() ? (EntityType)r.Number() : null, r.Texts());

    private static readonly HashSet<string> None = [];

    // Few senses have any.
    private static HashSet<string> Set(string[] texts) => texts.Length == 0 ? None : [.. texts];
}
