namespace RelationsBot.Server.Start;

/// <summary>An answer that asks for a token (RFC 9110, section 11.6.1). It does not say what was wrong with the one that came.</summary>
internal sealed class Challenge(IResult answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return answer.ExecuteAsync(httpContext);
    }
}
