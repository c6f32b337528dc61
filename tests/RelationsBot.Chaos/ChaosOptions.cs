using System.Globalization;

namespace RelationsBot.Chaos;

/// <summary>What a run is to be like.</summary>
/// <param name="IsShared">Three servers on one PostgreSQL; else one on its file.</param>
internal sealed record ChaosOptions(bool IsShared)
{
    public const string Usage = "usage: RelationsBot.Chaos servers [--seconds 120] | kills [--kills 50] [--least 5000]   [--clients N] [--seed N]";

    /// <summary>How long three servers are attacked, in seconds.</summary>
    public int Seconds { get; private init; } = 120;

    /// <summary>How often one server is killed.</summary>
    public int Kills { get; private init; } = 50;

    /// <summary>How many activities one server must have acknowledged before the end, however often it was killed.</summary>
    public int Least { get; private init; } = 5_000;

    public int Clients { get; private init; } = 50;

    /// <summary>Decides what is said, when and where is struck; how the two fall together is the machine's.</summary>
    public int Seed { get; private init; } = 1;

    public static ChaosOptions? Parse(string[] args)
    {
        if (args is not ["servers" or "kills", ..] || args.Length % 2 == 0)
            return null;
        var options = new ChaosOptions(args[0] == "servers");
        foreach (var pair in args.Skip(1).Chunk(2))
        {
            if (!int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            switch (pair[0])
            {
                case "--seconds": options = options with { Seconds = number }; break;
                case "--kills": options = options with { Kills = number }; break;
                case "--least": options = options with { Least = number }; break;
                case "--clients": options = options with { Clients = number }; break;
                case "--seed": options = options with { Seed = number }; break;
                default: return null;
            }
        }

        return options;
    }

    public override string ToString() =>
        (IsShared ? $"three servers on one PostgreSQL, {Seconds} s" : $"one server on SQLite, {Kills} kills") + $", {Clients} clients, seed {Seed}";
}
