using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// Takes from a client's activity what the client has a say in. Where it goes, who sends it and who called whom is set here,
/// and a client can pose neither as the bot nor as a person whom only a token may name.
/// </summary>
internal static class ClientActivity
{
    public static DirectLineResult<Activity> Accept(ReadOnlySpan<byte> body, TokenContents token, ChannelAccount bot)
    {
        if (body.Length > DirectLineServer.MaximumActivityBytes)
            return DirectLineError.MessageTooBig;
        var read = ActivityReader.ReadFromClient(body);
        if (!read.Succeeded)
        {
            return read.Error.Problem == ActivityProblem.MissingProperty
                ? DirectLineError.MissingProperty(read.Error.Message)
                : DirectLineError.BadArgument(read.Error.Message);
        }

        var activity = read.Activity;
        var sender = Sender(activity.From, token, bot);
        if (!sender.Succeeded)
            return sender.Error;
        return activity with
        {
            From = sender.Value,
            IsSenderVouchedFor = token.UserId is not null,
            Recipient = bot,
            Conversation = new() { Id = token.ConversationId },
            ChannelId = ChannelIds.DirectLine,
            ServiceUrl = null,
            DeliveryMode = null,
            // Web Chat shows no bubble for an activity with null in these lists.
            Entities = activity.Entities?.Where(entity => entity is not null).ToArray(),
            Attachments = activity.Attachments?.Where(attachment => attachment is not null).ToArray(),
            UnknownProperties = activity.UnknownProperties?.Where(property => property.Key != "callerId").ToDictionary(),
        };
    }

    private static DirectLineResult<ChannelAccount> Sender(ChannelAccount? claimed, TokenContents token, ChannelAccount bot)
    {
        if (token.UserId is not null)
            return new ChannelAccount { Id = token.UserId, Name = token.UserName, Role = AccountRoles.User };
        if (string.IsNullOrWhiteSpace(claimed?.Id))
            return DirectLineError.MissingProperty("'from.id' is missing.");
        if (!UserId.MayBeClaimed(claimed.Id, bot))
            return DirectLineError.BadArgument("'from.id' is an id that a client may not choose.");
        return new ChannelAccount { Id = claimed.Id, Name = claimed.Name, Role = AccountRoles.User };
    }
}
