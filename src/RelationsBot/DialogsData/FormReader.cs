using System.Runtime.InteropServices;

namespace RelationsBot.DialogsData;

/// <summary>Reads what <see cref="FormWriter"/> wrote. Every text comes as one and the same string, however often it stands there.</summary>
internal sealed class FormReader
{
    private readonly byte[] bytes;
    private readonly int start;
    private readonly BinaryReader reader;
    private readonly string[] texts;

    /// <summary>Begins to read.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="start">Where it begins in them.</param>
    /// <exception cref="EndOfStreamException">They are cut off; likewise for every value.</exception>
    public FormReader(byte[] bytes, int start)
    {
        (this.bytes, this.start) = (bytes, start);
        reader = new BinaryReader(new MemoryStream(bytes, start, bytes.Length - start));
        texts = new string[Number()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = reader.ReadString();
    }

    public int Number() => reader.Read7BitEncodedInt();

    public bool Flag() => reader.ReadBoolean();

    public decimal Decimal() => reader.ReadDecimal();

    public string Text() => texts[Number() - 1];

    /// <summary>A text or null.</summary>
    public string? Maybe() => Number() is > 0 and var number ? texts[number - 1] : null;

    /// <summary>A number or null.</summary>
    public decimal? MaybeDecimal() => Flag() ? Decimal() : null;

    public string[] Texts() => List(static r => r.Text());

    public T[] List<T>(Func<FormReader, T> read)
    {
        var count = Number();
        if (count == 0)
            return [];
        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(this);
        return items;
    }

    public Dictionary<string, T> Table<T>(Func<FormReader, T> read)
    {
        var count = Number();
        var table = new Dictionary<string, T>(count);
        for (var i = 0; i < count; i++)
            table.Add(Text(), read(this));
        return table;
    }

    /// <summary>Numbers of four bytes each, as they stand in memory.</summary>
    public T[] Block<T>()
        where T : struct
    {
        var count = Number();
        if (count == 0)
            return [];
        var at = start + (int)reader.BaseStream.Position;
        var length = count * Marshal.SizeOf<T>();
        reader.BaseStream.Position += length;
        return MemoryMarshal.Cast<byte, T>(bytes.AsSpan(at, length)).ToArray();
    }
}
