using System.Text.Json;

namespace RelationsBot.Conformance;

/// <summary>A host that can be given activities.</summary>
public interface IConformanceHost
{
    /// <summary>The service URL that activities for it bear.</summary>
    string ServiceUrl { get; }

    /// <summary>Gives it one activity.</summary>
    /// <param name="body">The activity.</param>
    /// <returns>What came of it, when the turn is done.</returns>
    Task<ConformanceAnswer> DeliverAsync(string body);
}

/// <summary>What came of a delivery.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The body of the answer, where it is JSON; else null.</param>
/// <param name="Said">What was said, in order, by whatever way; traces, which only tools see, left out.</param>
public sealed record ConformanceAnswer(int Status, JsonElement? Body, IReadOnlyList<JsonElement> Said);
