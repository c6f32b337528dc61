using RelationsBot.Dialog;

namespace RelationsBot.DialogsData;

/// <summary>Reads the responses of one language.</summary>
internal static class ResponsesFile
{
    public static Responses? Read(DataNode root)
    {
        var file = root.Map("responses", "language", "responses");
        var language = file.Required("language");
        if (file.Find("responses") is not { } node)
        {
            root.Complain("'responses' is missing");
            return null;
        }

        var texts = new Dictionary<string, string>();
        foreach (var (key, value) in node.Map("responses", [.. Responses.RequiredKeys]).Members)
        {
            texts[key] = value.Text(key);
            if (texts[key].Length == 0)
                value.Complain($"response '{key}' is empty");
        }

        foreach (var key in Responses.RequiredKeys.Except(texts.Keys))
            node.Complain($"response '{key}' is missing");
        return new Responses(language, texts);
    }
}
