namespace RelationsBot.BotFramework.Http;

/// <summary>Reads answers, never more than a megabyte of one (sections 6 and 8 of the authentication rules).</summary>
internal static class BoundedContent
{
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>The whole body, or null where it is longer.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaximumBytes)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
