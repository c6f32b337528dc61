using System.Security.Cryptography;
using System.Text;

namespace RelationsBot.DialogsData;

/// <summary>
/// What a bot is made of, in a form that is read many times faster than the files of a data folder: a file beside them. It counts only for the very
/// files and the very engine it was made of, and only as a whole; in every other case the files are read.
/// </summary>
/// <remarks>A line that says what it is, the hash of what it was made of, the hash of what follows, and that.</remarks>
public static class LoadedForm
{
    /// <summary>Its name in the data folder.</summary>
    public const string FileName = "loaded-form";

    private const int HashLength = SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Title => "RelationsBot loaded form\n"u8;

    /// <summary>Reads the files of a folder and writes their loaded form beside them; the last one, if any, is replaced.</summary>
    /// <param name="folder">Path of the data folder.</param>
    /// <exception cref="DataException">The folder is missing or something in it is wrong; all problems are listed.</exception>
    /// <exception cref="IOException">The form cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The form may not be written.</exception>
    public static void Write(string folder)
    {
        var files = DataFolder.TryRead(folder, out var problems) ?? throw new DataException(folder, problems);
        var writer = new FormWriter();
        ContentsForm.Write(writer, files.Contents);
        TextsForm.Write(writer, Bot.Read(files.Contents.Build()));
        var body = writer.ToArray();

        // Moved to its place as a whole, so that no start meets half of it.
        var path = Path.Combine(folder, FileName);
        File.WriteAllBytes(path + ".new", [.. Title, .. Origin(folder), .. SHA256.HashData(body), .. body]);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Reads the loaded form.</summary>
    /// <param name="folder">Path of the data folder.</param>
    /// <param name="remark">Why the form that is there does not count; null: it does, or there is none.</param>
    /// <returns>The data, or null where the files must be read.</returns>
    internal static BotData? Read(string folder, out string? remark)
    {
        remark = null;
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var form = File.ReadAllBytes(path);
            var start = Title.Length + (2 * HashLength);
            if (form.Length < start || !form.AsSpan().StartsWith(Title))
                remark = "it is none";
            else if (!form.AsSpan(start - HashLength, HashLength).SequenceEqual(SHA256.HashData(form.AsSpan(start))))
                remark = "it is damaged";
            else if (!form.AsSpan(Title.Length, HashLength).SequenceEqual(Origin(folder)))
                remark = "it was made of other files or by another version";
            else
            {
                var reader = new FormReader(form, start);
                var contents = ContentsForm.Read(reader);
                return contents.Build() with { Texts = TextsForm.Read(reader) };
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            remark = e.Message;
        }

        return null;
    }

    // The engine counts too, as it may read the same files otherwise, and so does the order of bytes.
    private static byte[] Origin(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(LoadedForm).Module.ModuleVersionId.ToByteArray());
        hash.AppendData([BitConverter.IsLittleEndian ? (byte)1 : (byte)0]);
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllBytes(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file).Replace('\\', '/')}\n{text.Length}\n"));
            hash.AppendData(text);
        }

        return hash.GetHashAndReset();
    }
}
