using System.CommandLine;
using System.CommandLine.Parsing;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Cli;

/// <summary>The options that name a conversation among all that a server keeps.</summary>
internal sealed class ConversationOptions
{
    private readonly Option<string> channel = new("--channel") { Description = "The channel's id: directline, msteams, emulator, …", HelpName = "ID", Required = true };

    private readonly Option<string> conversation;

    private readonly Option<string> member = new("--member") { Description = "In a group the account's id of the person whose part is meant. Default: everybody's.", HelpName = "ID" };

    public ConversationOptions(bool isRequired = true) =>
        conversation = new("--conversation") { Description = "The conversation's id in the channel.", HelpName = "ID", Required = isRequired };

    public void AddTo(Command verb)
    {
        verb.Options.Add(channel);
        verb.Options.Add(conversation);
        verb.Options.Add(member);
    }

    /// <summary>Whether a conversation was named.</summary>
    public bool IsNamed(SymbolResult result) => result.GetResult(conversation) is not null;

    /// <summary>The conversation named.</summary>
    public ConversationKey Key(ParseResult line) => new(line.GetValue(channel)!, line.GetValue(conversation) ?? "", line.GetValue(member));
}
