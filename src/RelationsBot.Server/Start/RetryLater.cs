using System.Globalization;

namespace RelationsBot.Server.Start;

/// <summary>An answer with <c>Retry-After</c>, in whole seconds, at least one.</summary>
internal sealed class RetryLater(IResult answer, TimeSpan pause) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return answer.ExecuteAsync(httpContext);
    }
}
