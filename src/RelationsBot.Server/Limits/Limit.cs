namespace RelationsBot.Server.Limits;

/// <summary>How much of something is taken.</summary>
/// <param name="What">Of what.</param>
/// <param name="Most">The most, as a person reads it.</param>
/// <param name="Beyond">What comes of more.</param>
internal sealed record Limit(string What, string Most, string Beyond);
