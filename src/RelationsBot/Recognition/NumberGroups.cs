namespace RelationsBot.Recognition;

/// <summary>A number while it is read: the groups that have their scale ("two million") and the one that is being built.</summary>
internal sealed class NumberGroups
{
    /// <summary>No scale is put on more: the product would leave the range of a decimal.</summary>
    public const decimal LargestBeforeScale = 1_000_000_000_000_000;

    private decimal total;
    private decimal tail;
    private int room = 1000;
    private bool hasHundred;

    public bool Any { get; private set; }

    public decimal LastScale { get; private set; } = decimal.MaxValue;

    public decimal Tail => tail;

    public decimal Value => total + tail;

    /// <summary>Whether something smaller may follow, with "and" or without.</summary>
    public bool MayAdd => Any && LastScale != decimal.MaxValue && (room > 1 || tail == 0);

    public bool CanAdd(int value) => value < room && (value < 100 || !Any);

    public void Add(decimal value)
    {
        tail = value;
        room = 1;
        Any = true;
    }

    public bool TryAdd(int value)
    {
        if (Any && (value >= room || value == 0))
            return false;
        tail += value;
        Any = true;
        room = value is >= 20 and < 100 && value % 10 == 0 ? 10 : 1;
        return true;
    }

    public bool TryScale(decimal scale, bool single)
    {
        if (scale == 100)
        {
            if (hasHundred || (Any && tail == 0) || tail > 10_000)
                return false;
            tail = (Any ? tail : 1) * 100;
            (hasHundred, room, Any) = (true, 100, true);
            LastScale = Math.Min(LastScale, 100);
            return true;
        }

        var top = total > 0 ? Smallest : decimal.MaxValue;
        if (scale >= top || (Any && tail == 0) || tail > LargestBeforeScale)
            return false;
        total += (Any ? tail : 1) * scale;
        (tail, hasHundred, Any) = (0, false, true);
        (Smallest, LastScale) = (scale, scale);
        room = single ? 1 : 1000;
        return true;
    }

    public void AddFraction(decimal fraction)
    {
        tail += fraction;
        room = 1;
    }

    private decimal Smallest { get; set; }
}
