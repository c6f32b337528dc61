using System.Text.Json;
using Microsoft.Playwright;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>Has axe look over a page.</summary>
internal static class Accessibility
{
    /// <summary>It finds nothing serious or critical.</summary>
    public static async Task AssertAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Packages.File("node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        var findings = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run()).violations
                .filter(finding => finding.impact === 'serious' || finding.impact === 'critical')
                .flatMap(finding => finding.nodes.map(node => `${finding.id} at ${node.html}: ${node.failureSummary}`))
            """);
        Assert.True(findings.GetArrayLength() == 0, string.Join('\n', findings.EnumerateArray().Select(finding => finding.GetString())));
    }
}
