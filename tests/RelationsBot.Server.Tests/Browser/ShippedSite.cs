using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The built server in a process of its own, with the data that the product ships.</summary>
public sealed class ShippedSite : IAsyncLifetime
{
    private readonly ServerProcess process = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.ShippedData}"]);

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync() => Address = await process.AddressAsync();

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
