using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>Forgets words while their conversations go on, within a transaction of others.</summary>
internal static class PostgresForgetting
{
    /// <summary>Forgets what was said in a conversation, whose own row the caller sets anew, and everything of the user's others.</summary>
    public static async Task ForgetAsync(PostgresSession session, ConversationKey conversation, string? userId)
    {
        var own = conversation with { MemberId = conversation.MemberId ?? "" };
        await ForgetWordsAsync(session, own).ConfigureAwait(false);
        if (userId is not null)
            await ForgetUserAsync(session, conversation.ChannelId, userId, except: own).ConfigureAwait(false);
    }

    /// <summary>Forgets everything of a user's conversations but one.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> ForgetUserAsync(PostgresSession session, string channelId, string userId, ConversationKey? except = null)
    {
        var conversations = await session.AllAsync(Statements.ConversationsOfUser, StoredRows.Key, channelId, userId).ConfigureAwait(false);
        conversations.RemoveAll(conversation => conversation == except);
        foreach (var gone in conversations)
        {
            await ForgetWordsAsync(session, gone).ConfigureAwait(false);
            await session.ExecuteAsync(
                gone.ChannelId == ChannelIds.DirectLine ? Statements.BlankConversation : Statements.DeleteConversation,
                gone.ChannelId, gone.ConversationId, gone.MemberId).ConfigureAwait(false);
        }

        return conversations.Count;
    }

    private static async Task ForgetWordsAsync(PostgresSession session, ConversationKey gone)
    {
        foreach (var statement in Statements.DeleteWords)
            await session.ExecuteAsync(statement, gone.ChannelId, gone.ConversationId, gone.MemberId).ConfigureAwait(false);
        if (gone.ChannelId != ChannelIds.DirectLine)
            return;
        foreach (var (position, said) in await session.AllAsync(Statements.ReadLogLines, StoredRows.LogLine, gone.ConversationId).ConfigureAwait(false))
            await session.ExecuteAsync(Statements.SetLogLine, gone.ConversationId, position, StoredActivities.Write(ForgottenActivity.Of(said))).ConfigureAwait(false);
    }
}
