using System.CommandLine;
using System.Globalization;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>forget</c>: deletes what a server keeps of a conversation or of a person.</summary>
internal static class ForgetVerb
{
    public static Verb Create(Terminal terminal)
    {
        var (storage, conversation) = (new ServerStorage(), new ConversationOptions(isRequired: false));
        var user = new Option<string>("--user") { Description = "The account's id in its channel: all conversations of that person, in groups that person's part.", HelpName = "ID" };
        var verb = new Verb(
            "forget",
            "Deletes what the server keeps of a conversation or of a person.",
            new VerbExample("relationsbot forget --channel directline --conversation 3kX9", "a whole conversation"),
            new VerbExample("relationsbot forget --channel msteams --user 29:1abc", "everything of one person"))
        {
            Notes = [ServerStorage.Note, "People can do the same for themselves by telling the bot: forget me."],
        };
        storage.AddTo(verb);
        conversation.AddTo(verb);
        verb.Options.Add(user);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(user) is null == !conversation.IsNamed(result))
                result.AddError("forget: name either --conversation or --user.");
        });
        verb.SetAction((line, cancellation) => storage.UseAsync(line, terminal, async kept =>
        {
            if (line.GetValue(user) is { } id)
            {
                var count = await kept.DeleteUserAsync(conversation.Key(line).ChannelId, id, cancellation);
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} conversations forgotten"));
                return ExitCode.Done;
            }

            await kept.DeleteConversationAsync(conversation.Key(line), cancellation);
            terminal.Out.WriteLine("forgotten");
            return ExitCode.Done;
        }, cancellation));
        return verb;
    }
}
