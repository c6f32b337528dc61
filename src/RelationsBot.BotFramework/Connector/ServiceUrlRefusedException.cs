using System.Net.Sockets;

namespace RelationsBot.BotFramework.Connector;

/// <summary>The connect callback's way to say that no resolved address may be connected to; no byte has been sent.</summary>
internal sealed class ServiceUrlRefusedException(string host)
    : IOException($"The host '{host}' resolves to no address that may be called.", new SocketException((int)SocketError.AccessDenied));
