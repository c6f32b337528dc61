namespace RelationsBot.Server.Settings;

/// <summary>Forms that addresses in the configuration may have.</summary>
internal static class AddressForms
{
    public static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether what is read from an address can be trusted: nobody on the way can change it.</summary>
    public static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    /// <summary>A base to which paths can be added: no user, query or fragment.</summary>
    public static bool IsBase(Uri uri) => uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
