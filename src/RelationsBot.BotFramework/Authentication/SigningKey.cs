using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>A published key.</summary>
/// <param name="Rsa">The key; null: it is of a type that signs no tokens here.</param>
/// <param name="Endorsements">The channels it may speak for; null: it names none.</param>
internal sealed record SigningKey(RsaSecurityKey? Rsa, FrozenSet<string>? Endorsements);
