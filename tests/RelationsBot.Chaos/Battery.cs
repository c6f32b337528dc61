using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RelationsBot.Chaos;

/// <summary>The servers as clients see them: any of them will do, and what fails is tried again.</summary>
internal sealed class Battery(IReadOnlyList<ServerUnderFire> servers, Tally tally) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(30) };

    public HttpClient Http => http;

    public IReadOnlyList<ServerUnderFire> Servers => servers;

    /// <summary>Asks one server after another until it is answered otherwise than by "not now".</summary>
    /// <exception cref="RefusedException">The answer is a refusal that trying again would not change.</exception>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, string? token, string? body, Random random)
    {
        for (var server = random.Next(servers.Count); ; server = (server + 1) % servers.Count)
        {
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(servers[server].Address, path));
                if (token is not null)
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (body is not null)
                    request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await http.SendAsync(request);
                if (answer.IsSuccessStatusCode)
                    return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                    throw new RefusedException($"{(int)answer.StatusCode} to {method} {path.Split('?')[0]}");
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                // It was killed, or is not there again yet.
            }

            tally.Repeated();
            await Task.Delay(random.Next(20, 200));
        }
    }

    public void Dispose() => http.Dispose();
}
