using System.Globalization;

namespace RelationsBot.Server.Start;

/// <summary>An answer with <c>Retry-After</c>, in whole seconds, at least one.</summary>
internal sealed class RetryLater(IResult answer, TimeSpan pause) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Announce(httpContext.Response, pause);
        return answer.ExecuteAsync(httpContext);
    }

    /// <summary>Adds the header alone.</summary>
    public static void Announce(HttpResponse response, TimeSpan pause) =>
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
