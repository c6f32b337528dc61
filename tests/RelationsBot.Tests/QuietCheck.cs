using FsCheck;

namespace RelationsBot.Tests;

internal static class QuietCheck
{
    /// <summary>Checks a property on random values; says something only when it fails: the value, made small, and the seed.</summary>
    public static void Holds(this Property property) => property.Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
}
