using System.Diagnostics;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

/// <summary>The program of <c>tests/RelationsBot.Chaos</c> in small: servers are killed while clients talk, and nothing is lost, doubled or mixed up.</summary>
public sealed class ChaosTests
{
    /// <summary>Its exit code where PostgreSQL is not installed.</summary>
    private const int NoPostgres = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("servers --seconds 5 --clients 8")]
    [InlineData("kills --kills 2 --least 60 --clients 6")]
    public async Task WhatWasAcknowledgedIsThereOnceAndInItsPlace(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [TestFiles.ChaosProgram, .. arguments.Split(' ')]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        if (process.ExitCode == NoPostgres)
            Required.Missing(await complained);
        Assert.True(process.ExitCode == 0, await said + await complained);
        Assert.Contains("lost, doubled, misplaced or mixed up: 0", await said);
    }
}
