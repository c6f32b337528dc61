using RelationsBot.Ingestion;

namespace RelationsBot.Server.Pages;

/// <summary>The texts of the documents, where the operator has laid them beside the bot.</summary>
/// <param name="library">The documents; null where none are configured.</param>
internal sealed class SourceTexts(DocumentLibrary? library)
{
    /// <summary>What is wrong with the operator's folder, one line each.</summary>
    public IEnumerable<string> Warnings => library?.Warnings.Select(warning => $"Knowledge:Documents: {warning}") ?? [];

    /// <summary>The text of a document, or null where it is missing or changed.</summary>
    public DocumentText? Of(string documentId) => library?.Text(documentId);
}
