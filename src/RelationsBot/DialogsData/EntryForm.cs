using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>How an entry stands in the loaded form; see <see cref="ContentsForm"/>.</summary>
internal static class EntryForm
{
    public static void Write(FormWriter w, Entry e)
    {
        w.Text(e.Id);
        w.Text(e.Statement);
        w.List(e.Places, (w, p) =>
        {
            w.Text(p.Document);
            w.Text(p.Section);
            w.Number(p.Paragraph);
            w.Number(p.Sentence);
        });
        w.List(e.Propositions, Write);
        w.Texts(e.Asks);
        w.Maybe(e.EventId);
        w.Flag(e.Unclear);
        w.Maybe(e.LeadIn);
    }

    public static Entry Entry(FormReader r) => new(
        r.Text(), r.Text(), r.List(static r => new Place(r.Text(), r.Text(), r.Number(), r.Number())), r.List(Proposition), r.Texts(), r.Maybe(), r.Flag(), r.Maybe());

    /// <summary>A period; one that the form holds is always well written.</summary>
    public static Period Period(FormReader r) => Knowledge.Period.Parse(r.Text())!;

    /// <summary>A period or null.</summary>
    public static Period? MaybePeriod(FormReader r) => r.Maybe() is { } edtf ? Knowledge.Period.Parse(edtf) : null;

    private static void Write(FormWriter w, Proposition p)
    {
        w.Text(p.EntryId);
        w.Number(p.Index);
        w.Text(p.Frame);
        w.Maybe(p.EventId);
        w.Table(p.Roles, static (w, values) => w.List(values, Write));
        w.Maybe(p.When?.Edtf);
        w.Number((int)p.Mode);
        w.List(p.Claimants, Write);
        w.Flag(p.IsNegative);
    }

    private static Proposition Proposition(FormReader r) => new()
    {
        EntryId = r.Text(),
        Index = r.Number(),
        Frame = r.Text(),
        EventId = r.Maybe(),
        Roles = r.Table(static IReadOnlyList<RoleValue> (r) => r.List(Value)),
        When = MaybePeriod(r),
        Mode = (Mode)r.Number(),
        Claimants = r.List(Value),
        IsNegative = r.Flag(),
    };

    private static void Write(FormWriter w, RoleValue v)
    {
        w.Text(v.Text);
        w.Maybe(v.EntityId);
        w.Texts(v.Entities);
        w.Texts(v.Kinds);
        w.Maybe(v.Value);
        w.Maybe(v.Unit);
        w.Maybe(v.Of);
        w.Maybe(v.Limit);
        w.Texts(v.Words);
    }

    private static RoleValue Value(FormReader r) => new()
    {
        Text = r.Text(),
        EntityId = r.Maybe(),
        Entities = r.Texts(),
        Kinds = r.Texts(),
        Value = r.MaybeDecimal(),
        Unit = r.Maybe(),
        Of = r.Maybe(),
        Limit = r.Maybe(),
        Words = r.Texts(),
    };
}
