using System.Text.Json;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>export</c>: what a server keeps of a conversation, as a transcript that the Bot Framework's tools open.</summary>
internal static class ExportVerb
{
    public static Verb Create(Terminal terminal)
    {
        var (storage, conversation) = (new ServerStorage(), new ConversationOptions());
        var verb = new Verb(
            "export",
            "Writes a conversation that the server keeps as a Bot Framework transcript.",
            new VerbExample("relationsbot export --conversation 19:abc@thread.v2 --channel msteams > talk.transcript", "all that was said there, as far as it is kept"))
        {
            Notes = [ServerStorage.Note],
        };
        storage.AddTo(verb);
        conversation.AddTo(verb);
        verb.SetAction((line, cancellation) => storage.UseAsync(line, terminal, async kept =>
        {
            var said = await kept.ReadTranscriptAsync(conversation.Key(line), cancellation);
            if (said.Count == 0)
            {
                terminal.Error.WriteLine("relationsbot: nothing is kept of that conversation");
                return ExitCode.Refused;
            }

            terminal.Out.WriteLine(JsonSerializer.Serialize(said, ActivityJsonContext.Default.IReadOnlyListActivity));
            return ExitCode.Done;
        }, cancellation));
        return verb;
    }
}
