using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace RelationsBot.Tests;

internal static class QuietCheck
{
    /// <summary>So many values each property is checked on.</summary>
    private const int Values = 200;

    /// <summary>Another number searches among other values: RANDOM_SEED=7 dotnet test …</summary>
    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("RANDOM_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>
    /// Checks a property on random values, the same ones in every run; says something only when it fails: the value, made small,
    /// and the seed.
    /// </summary>
    public static void Holds(this Property property) => property.Check(Config.QuickThrowOnFailure
        .WithQuietOnSuccess(true)
        .WithMaxTest(Values)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None))));
}
