using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RelationsBot.Benchmarks.Http;

/// <summary>The least that a web server can do with an activity: read it, write one back. What anything above it costs is the bot's.</summary>
internal static class FloorServer
{
    /// <summary>Runs until it is stopped.</summary>
    /// <param name="address">Where it listens.</param>
    public static void Run(string address)
    {
        // Its settings are watched for changes, with all that lies below: that must not be the folder it happens to be started in.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default));
        var app = builder.Build();
        app.MapPost("/api/messages", (FloorActivity activity) => new FloorReplies([activity with { Text = "You said: " + activity.Text }]));
        app.Run(address);
    }
}

/// <summary>An activity, as little of it as there must be.</summary>
internal sealed record FloorActivity(string Type, string Id, string Text, FloorAccount From, FloorAccount Conversation);

/// <summary>Somebody, or a conversation.</summary>
internal sealed record FloorAccount(string Id);

/// <summary>The body of an answer to <c>expectReplies</c>.</summary>
internal sealed record FloorReplies(IReadOnlyList<FloorActivity> Activities);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorActivity))]
[JsonSerializable(typeof(FloorReplies))]
internal sealed partial class FloorJson : JsonSerializerContext;
