using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests;

/// <summary>The built server in a process of its own, with the bot that knows a made-up bridge.</summary>
public sealed class BuiltServer : IAsyncLifetime
{
    private readonly ServerProcess process =
        ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}"]);

    /// <summary>The way to it.</summary>
    public HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync() => Http.BaseAddress = new(await process.AddressAsync());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }
}
