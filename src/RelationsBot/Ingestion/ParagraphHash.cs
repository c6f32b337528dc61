using System.Security.Cryptography;
using System.Text;

namespace RelationsBot.Ingestion;

/// <summary>By what a paragraph is recognised, whatever its lines and blanks look like.</summary>
internal static class ParagraphHash
{
    /// <summary>SHA-256 of the normalised text in UTF-8, lower-case hex.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(text))));

    /// <summary>The text trimmed, each run of white space as one space.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                normal.Append(c);
            else if (normal.Length > 0 && normal[^1] != ' ')
                normal.Append(' ');
        }

        if (normal.Length > 0 && normal[^1] == ' ')
            normal.Length--;
        return normal.ToString();
    }
}
