using System.Runtime.InteropServices;
using RelationsBot.Cli;

using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

return await CommandLine.Run(args, Terminal.OfProcess(), interrupted.Token);

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupted.Cancel();
}
