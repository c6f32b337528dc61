using RelationsBot.Chaos;

// Servers are killed while clients talk to them; what was acknowledged must be there, once and in its place.
//   dotnet run -c Release --project tests/RelationsBot.Chaos -- servers   (three on one PostgreSQL, whose connections are cut, too)
//   dotnet run -c Release --project tests/RelationsBot.Chaos -- kills     (one on its SQLite file)
if (ChaosOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ChaosOptions.Usage);
    return 2;
}

Console.WriteLine(options);
var tally = new Tally();
if (!await (options.IsShared ? SharedRun.RunAsync(options, tally) : KillRun.RunAsync(options, tally)))
{
    Console.Error.WriteLine(RelationsBot.Hosting.Tests.Storage.PostgresProcess.HowToInstall);
    return 3;
}

Console.WriteLine(tally);
return tally.Problems.Count == 0 ? 0 : 1;
