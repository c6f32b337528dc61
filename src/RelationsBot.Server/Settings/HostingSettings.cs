using System.Net;

namespace RelationsBot.Server.Settings;

/// <summary><c>Knowledge</c>, <c>Server</c> and <c>Telemetry</c>.</summary>
internal sealed class HostingSettings(ConfigurationValues values)
{
    public string KnowledgeFolder() => values.Text("Knowledge:Folder") ?? Path.Combine(AppContext.BaseDirectory, "dialogs-data");

    public string? DocumentsFolder()
    {
        const string Key = "Knowledge:Documents";
        if (values.Text(Key) is not { } folder)
            return null;
        if (!Directory.Exists(folder))
            values.Problem(Key, "there is no such folder");
        return folder;
    }

    public Uri? PublicUrl() => Base("Server:PublicUrl");

    public Uri? Collector() => Base("Telemetry:OtlpEndpoint");

    public IReadOnlyList<IPNetwork> KnownProxies()
    {
        var networks = new List<IPNetwork>();
        foreach (var (path, text) in values.List("Server:KnownProxies"))
        {
            if (IPAddress.TryParse(text, out var address))
                networks.Add(new(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(text, out var network))
                networks.Add(network);
            else
                values.Problem(path, "expected an IP address, or a network such as 10.0.0.0/8");
        }

        return networks;
    }

    private Uri? Base(string key)
    {
        if (values.Text(key) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && AddressForms.IsHttp(uri) && AddressForms.IsBase(uri))
            return uri;
        values.Problem(key, "expected an absolute http or https address without user, query and fragment");
        return null;
    }
}
