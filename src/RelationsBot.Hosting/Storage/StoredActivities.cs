using System.Text.Json;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>Activities as the text that databases keep: JSON as on the wire, unknown properties included.</summary>
internal static class StoredActivities
{
    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, ActivityJsonContext.Default.Activity);

    public static string Write(IReadOnlyList<Activity> activities) =>
        activities.Count == 0 ? "[]" : JsonSerializer.Serialize(activities, ActivityJsonContext.Default.IReadOnlyListActivity);

    public static Activity Read(string json) => JsonSerializer.Deserialize(json, ActivityJsonContext.Default.Activity)!;

    public static IReadOnlyList<Activity> ReadList(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, ActivityJsonContext.Default.IReadOnlyListActivity)!;
}
