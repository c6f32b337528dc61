using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Begins conversations. The bot hears of each once: the update that tells it is the log's first entry.</summary>
internal sealed class ConversationStart(ConversationLog log, ChannelAccount bot)
{
    /// <summary>Begins the conversation unless it has begun; the bot's welcome is in the log when this ends.</summary>
    /// <returns>Whether this call began it.</returns>
    public async Task<bool> EnsureAsync(TokenContents token, DirectLineUser? claimed, string? locale, CancellationToken cancellationToken)
    {
        if (await log.HasBegunAsync(token.ConversationId, cancellationToken).ConfigureAwait(false))
            return false;

        var user = User(token, claimed);
        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = ChannelIds.DirectLine,
            Conversation = new() { Id = token.ConversationId },
            From = user,
            Recipient = bot,
            MembersAdded = [bot, user],
            Locale = locale,
        };
        return await log.TryBeginAsync(update, cancellationToken).ConfigureAwait(false);
    }

    private ChannelAccount User(TokenContents token, DirectLineUser? claimed)
    {
        if (token.UserId is not null)
            return new() { Id = token.UserId, Name = token.UserName, Role = AccountRoles.User };
        var mayClaim = !string.IsNullOrWhiteSpace(claimed?.Id) && UserId.MayBeClaimed(claimed.Id, bot);
        return new() { Id = mayClaim ? claimed!.Id : UserId.New(), Name = claimed?.Name, Role = AccountRoles.User };
    }
}
