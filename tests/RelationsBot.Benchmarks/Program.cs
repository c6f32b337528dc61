using RelationsBot.Benchmarks;
using RelationsBot.Benchmarks.Http;
using RelationsBot.Benchmarks.StartProfile;
using RelationsBot.DialogsData;

// The bot beside full-text search, in one run: on the shipped store, or on ingested articles.
//   dotnet run -c Release --project tests/RelationsBot.Benchmarks [-- FOLDER [--misses FILE]]
//   dotnet run -c Release --project tests/RelationsBot.Benchmarks -- http
//   dotnet run -c Release --project tests/RelationsBot.Benchmarks -- directline
//   dotnet run -c Release --project tests/RelationsBot.Benchmarks -- grown [SIZE …]
// And what the build of the server needs to know of its start, recorded from a server that was built without knowing it:
//   dotnet run -c Release --project tests/RelationsBot.Benchmarks -p:ReadyToRunProfile=none -- start-profile src/RelationsBot.Server/start.mibc
if (args is ["floor", var address])
{
    FloorServer.Run(address);
    return 0;
}

var batches = Path.Combine(AppContext.BaseDirectory, "batches");
if (args is ["directline"])
{
    await DirectLineBenchmark.RunAsync([.. BatchQuestion.Read(batches).Select(q => q.Text)]);
    return 0;
}

if (args is ["http"])
{
    await HttpBenchmark.RunAsync([.. BatchQuestion.Read(batches).Select(q => q.Text)]);
    return 0;
}

if (args is ["start-profile", var profile])
{
    await StartRecorder.RunAsync([.. BatchQuestion.Read(batches).Select(q => q.Text)], profile);
    return 0;
}

var shipped = DataFolder.Load(Path.Combine(AppContext.BaseDirectory, "dialogs-data"));
if (args is ["grown", .. var sizes] && sizes.All(s => int.TryParse(s, out var size) && size > shipped.Store.Entries.Count))
{
    GrownBenchmark.Run(shipped, sizes.Length == 0 ? [10_000, 100_000, 1_000_000] : sizes.Select(int.Parse));
    return 0;
}

if (args.Length is not (0 or 1 or 3) || (args.Length > 0 && !Directory.Exists(args[0])) || (args.Length == 3 && args[1] != "--misses"))
{
    Console.Error.WriteLine("usage: RelationsBot.Benchmarks [FOLDER [--misses FILE]]   (FOLDER holds articles/ and questions.jsonl; without it the shipped store is asked the opened batches)");
    return 2;
}

if (args.Length == 0)
{
    StoreBenchmark.Run(shipped, batches);
    return 0;
}

using var misses = args.Length == 3 ? new StreamWriter(args[2]) : null;
DocumentBenchmark.Run(shipped, args[0], misses);
return 0;
