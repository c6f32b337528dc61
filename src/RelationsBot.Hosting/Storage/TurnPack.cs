using System.Buffers.Binary;
using System.IO.Compression;

namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Some turns that came one after the other, compressed together as soon as there are enough of them: they resemble each other, so that one takes an
/// eighth of its text, less than half of what it takes alone. Not safe for concurrent use.
/// </summary>
internal sealed class TurnPack
{
    /// <summary>How many turns it takes: more would gain little, and would take longer to read one of.</summary>
    public const int Capacity = 16;

    // Fast, and a window that holds all of them.
    private const int Quality = 1;
    private const int Window = 18;

    private ReadOnlyMemory<byte>[]? loose = new ReadOnlyMemory<byte>[Capacity];
    private byte[] packed = [];
    private int length;
    private int count;

    /// <summary>Whether it takes no more.</summary>
    public bool IsFull => count == Capacity;

    /// <summary>Adds a turn.</summary>
    /// <returns>Its number here.</returns>
    public int Add(TurnText turn)
    {
        loose![count++] = turn.Bytes;
        if (IsFull)
            Pack(loose);
        return count - 1;
    }

    /// <summary>A turn that was added and not removed.</summary>
    /// <param name="number">Its number.</param>
    public TurnText this[int number] => new((loose ?? Unpack())[number]);

    /// <summary>Removes turns, word for word.</summary>
    /// <param name="numbers">Their numbers.</param>
    public void Remove(IEnumerable<int> numbers)
    {
        var turns = loose ?? Unpack();
        foreach (var number in numbers)
            turns[number] = default;
        if (IsFull)
            Pack(turns);
    }

    // Each with its length before it; one that was removed is empty.
    private void Pack(ReadOnlyMemory<byte>[] turns)
    {
        var text = new byte[turns.Sum(turn => sizeof(int) + turn.Length)];
        var end = 0;
        foreach (var turn in turns)
        {
            BinaryPrimitives.WriteInt32LittleEndian(text.AsSpan(end), turn.Length);
            turn.Span.CopyTo(text.AsSpan(end + sizeof(int)));
            end += sizeof(int) + turn.Length;
        }

        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(text.Length)];
        if (!BrotliEncoder.TryCompress(text, buffer, out var written, Quality, Window))
            throw new InvalidOperationException("The turns do not fit where they always do.");
        (packed, length, loose) = (buffer.AsSpan(0, written).ToArray(), text.Length, null);
    }

    private ReadOnlyMemory<byte>[] Unpack()
    {
        var text = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed, text, out _))
            throw new InvalidOperationException("The turns cannot be read any more.");
        var turns = new ReadOnlyMemory<byte>[Capacity];
        var end = 0;
        for (var number = 0; number < Capacity; number++)
        {
            var start = end + sizeof(int);
            end = start + BinaryPrimitives.ReadInt32LittleEndian(text.AsSpan(end));
            turns[number] = text.AsMemory(start, end - start);
        }

        return turns;
    }
}
