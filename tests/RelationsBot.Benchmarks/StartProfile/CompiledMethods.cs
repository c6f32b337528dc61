using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Reflection;

namespace RelationsBot.Benchmarks.StartProfile;

/// <summary>Listens, inside the server's process, to which methods the runtime compiles because they were not compiled ahead.</summary>
internal sealed class CompiledMethods : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Jit = (EventKeywords)0x10;

    // Of MethodLoadVerbose: where in its payload they stand, and the flags of a method that no assembly holds and of one compiled here and now.
    private const int MethodId = 0;
    private const int MethodFlags = 5;
    private const uint Dynamic = 1;
    private const uint Jitted = 8;

    // Made by the base class before this one's own fields are, so that events may come before them.
    private static readonly ConcurrentQueue<nint> Ids = [];

    /// <summary>Listens from now on, and writes the profile when the process ends.</summary>
    public static void WriteAtEnd(string file)
    {
        var listener = new CompiledMethods();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            listener.Dispose();
            File.WriteAllBytes(file, ProfileFile.Of(Generic(Ids.Distinct())));
        };
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true
            && (Convert.ToUInt32(eventData.Payload![MethodFlags], CultureInfo.InvariantCulture) & (Dynamic | Jitted)) == Jitted)
        {
            Ids.Enqueue((nint)Convert.ToUInt64(eventData.Payload[MethodId], CultureInfo.InvariantCulture));
        }
    }

    // The others are compiled in the assembly that has them, or for a reason are not. There is no public way from such an id to its method.
    private static IEnumerable<MethodBase> Generic(IEnumerable<nint> ids)
    {
        var info = typeof(RuntimeMethodHandle).GetMethod("GetMethodInfo", BindingFlags.Instance | BindingFlags.NonPublic)!;
        var method = typeof(object).Assembly.GetType("System.RuntimeType")!.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Single(candidate => candidate.Name == "GetMethodBase" && candidate.GetParameters().Length == 1);
        return ids.Select(id => (MethodBase)method.Invoke(null, [info.Invoke(RuntimeMethodHandle.FromIntPtr(id), null)])!)
            .Where(found => found.DeclaringType is { Assembly.IsDynamic: false } type && type.Assembly != typeof(CompiledMethods).Assembly && (type.IsGenericType || found.IsGenericMethod));
    }
}
