using System.Buffers.Text;
using System.Security.Cryptography;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>128 random bits in 22 characters that need no escaping in a URL; clients put ids there as they are.</summary>
internal static class UnguessableId
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
