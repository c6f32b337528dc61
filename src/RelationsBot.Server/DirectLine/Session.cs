namespace RelationsBot.Server.DirectLine;

/// <summary>The answer to <c>GET /session/getsessionid</c>: something that stays the same in a conversation.</summary>
internal sealed record Session(string SessionId);
