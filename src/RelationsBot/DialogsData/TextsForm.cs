using RelationsBot.Answering;

namespace RelationsBot.DialogsData;

/// <summary>How what was read of the texts stands in the loaded form; see <see cref="ContentsForm"/>.</summary>
internal static class TextsForm
{
    public static void Write(FormWriter w, ReadTexts texts)
    {
        Write(w, texts.Words);
        Write(w, texts.Senses);
        Write(w, texts.Near);
        w.List(texts.Told, Write);
        w.List(texts.Statements, Write);
    }

    public static ReadTexts Read(FormReader r) => new(Numbers(r), Numbers(r), Numbers(r), r.List(Told), r.List(Mentions));

    private static void Write(FormWriter w, Dictionary<string, int> numbers) => w.Table(numbers, static (w, number) => w.Number(number));

    private static Dictionary<string, int> Numbers(FormReader r) => r.Table(static r => r.Number());

    private static void Write(FormWriter w, ReadFact fact)
    {
        w.Texts(fact.Entities);
        w.Texts(fact.OfEntry);
        w.Block(fact.Concepts);
        w.Block(fact.Evidence);
        w.Block(fact.Own);
        w.Block(fact.Told);
        w.Block(fact.Asked);
    }

    private static ReadFact Told(FormReader r) => new(r.Texts(), r.Texts(), r.Block<int>(), r.Block<float>(), r.Block<float>(), r.Block<float>(), r.Block<float>());

    private static void Write(FormWriter w, StatementMentions mentions)
    {
        w.Texts(mentions.Entities);
        w.Texts(mentions.Periods.Select(p => p.Edtf));
        w.List(mentions.Numbers, (w, n) => w.Decimal(n));
        w.List(mentions.Ordinals, (w, n) => w.Decimal(n));
    }

    private static StatementMentions Mentions(FormReader r) => new(r.Texts(), r.List(EntryForm.Period), r.List(static r => r.Decimal()), r.List(static r => r.Decimal()));
}
