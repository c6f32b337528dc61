using System.Text.Json.Nodes;

namespace RelationsBot.Conformance;

/// <summary>Gives a host a case, step by step.</summary>
public static class ConformanceRun
{
    private static int runs;

    /// <summary>Runs a case.</summary>
    /// <param name="host">The host.</param>
    /// <param name="name">Name of the case.</param>
    /// <returns>How the host differs from it, in words; null: it does not.</returns>
    public static async Task<string?> DifferenceAsync(IConformanceHost host, string name)
    {
        var run = ConformanceCase.Load(name, host.ServiceUrl, $"{name}|{Interlocked.Increment(ref runs)}");
        for (var i = 0; i < run.Steps.Count; i++)
        {
            var step = run.Steps[i];
            var answer = await host.DeliverAsync(step.Body);
            if (answer.Status != step.Status)
                return $"step {i + 1}: status {answer.Status}, not {step.Status}";
            if (answer.Said.Count != step.Said.Count)
                return $"step {i + 1}: {answer.Said.Count} things said, not {step.Said.Count}: {string.Join(' ', answer.Said)}";
            for (var s = 0; s < step.Said.Count; s++)
            {
                if (JsonLikeness.Difference(step.Said[s], answer.Said[s], $"step {i + 1}, said[{s}]") is { } difference)
                    return difference;
            }

            if (step.Answer is JsonNode expected && JsonLikeness.Difference(expected, answer.Body, $"step {i + 1}, answer") is { } other)
                return other;
        }

        return null;
    }
}
