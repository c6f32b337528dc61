using System.Runtime.InteropServices;

namespace RelationsBot.DialogsData;

/// <summary>
/// Writes values one after the other, as <see cref="FormReader"/> reads them. Texts are written once, in a table at the beginning, and counted after: the
/// same words come again and again.
/// </summary>
internal sealed class FormWriter
{
    private readonly MemoryStream values = new();
    private readonly BinaryWriter writer;
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> texts = [];

    public FormWriter() => writer = new BinaryWriter(values);

    public void Number(int value) => writer.Write7BitEncodedInt(value);

    public void Flag(bool value) => writer.Write(value);

    public void Decimal(decimal value) => writer.Write(value);

    public void Text(string value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            numbers[value] = number = texts.Count;
            texts.Add(value);
        }

        Number(number + 1);
    }

    /// <summary>A text or null.</summary>
    public void Maybe(string? value)
    {
        if (value is null)
            Number(0);
        else
            Text(value);
    }

    /// <summary>A number or null.</summary>
    public void Maybe(decimal? value)
    {
        Flag(value is not null);
        if (value is { } known)
            Decimal(known);
    }

    public void Texts(IEnumerable<string> values) => List([.. values], (w, value) => w.Text(value));

    public void List<T>(IReadOnlyCollection<T> items, Action<FormWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(this, item);
    }

    public void Table<T>(IReadOnlyCollection<KeyValuePair<string, T>> table, Action<FormWriter, T> write) => List(table, (w, pair) =>
    {
        w.Text(pair.Key);
        write(w, pair.Value);
    });

    /// <summary>Numbers of four bytes each, as they stand in memory.</summary>
    public void Block<T>(T[] numbers)
        where T : struct
    {
        Number(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes<T>(numbers));
    }

    /// <summary>All of it.</summary>
    public byte[] ToArray()
    {
        var all = new MemoryStream();
        using (var head = new BinaryWriter(all))
        {
            head.Write7BitEncodedInt(texts.Count);
            foreach (var text in texts)
                head.Write(text);
            head.Write(values.ToArray());
        }

        return all.ToArray();
    }
}
