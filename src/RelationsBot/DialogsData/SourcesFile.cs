using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads sources.yaml.</summary>
internal static class SourcesFile
{
    public static List<Located<Document>> Read(DataNode root)
    {
        var documents = new List<Located<Document>>();
        foreach (var item in root.Items("sources.yaml"))
        {
            var map = item.Map("a document", "document", "title", "revision", "address", "licence", "sections", "ingested");
            documents.Add(new(new Document(
                map.Required("document"), map.Required("title"), map.Optional("revision"), map.Optional("address"), map.Optional("licence"),
                [.. map.Items("sections").Select(Section)], map.Flag("ingested")), item));
        }

        return documents;
    }

    private static Section Section(DataNode node)
    {
        var map = node.Map("a section", "heading", "anchor", "parents", "paragraphs");
        return new Section(map.Required("heading"), map.Texts("parents"), map.Optional("anchor"), [.. map.Items("paragraphs").Select(Paragraph)]);
    }

    private static Paragraph Paragraph(DataNode node)
    {
        var map = node.Map("a paragraph", "sentences", "sha256");
        var hash = map.Required("sha256");
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            node.Complain("a paragraph: 'sha256' is 64 lower-case hexadecimal digits");
        return new Paragraph(map.Number("sentences", 1), hash);
    }
}
