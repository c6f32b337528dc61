using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>Forgets words while their conversations go on, within a transaction of others.</summary>
internal static class SqliteForgetting
{
    /// <summary>Forgets what was said in a conversation, whose own row the caller sets anew, and everything of the user's others.</summary>
    public static void Forget(SqliteSession session, ConversationKey conversation, string? userId)
    {
        var own = conversation with { MemberId = conversation.MemberId ?? "" };
        ForgetWords(session, own);
        if (userId is not null)
            ForgetUser(session, conversation.ChannelId, userId, except: own);
    }

    /// <summary>Forgets everything of a user's conversations but one.</summary>
    /// <returns>How many.</returns>
    public static int ForgetUser(SqliteSession session, string channelId, string userId, ConversationKey? except = null)
    {
        var conversations = session.All(Statements.ConversationsOfUser, StoredRows.Key, channelId, userId);
        conversations.RemoveAll(conversation => conversation == except);
        foreach (var gone in conversations)
        {
            ForgetWords(session, gone);
            session.Execute(gone.ChannelId == ChannelIds.DirectLine ? Statements.BlankConversation : Statements.DeleteConversation, gone.ChannelId, gone.ConversationId, gone.MemberId);
        }

        return conversations.Count;
    }

    private static void ForgetWords(SqliteSession session, ConversationKey gone)
    {
        foreach (var statement in Statements.DeleteWords)
            session.Execute(statement, gone.ChannelId, gone.ConversationId, gone.MemberId);
        if (gone.ChannelId != ChannelIds.DirectLine)
            return;
        foreach (var (position, said) in session.All(Statements.ReadLogLines, StoredRows.LogLine, gone.ConversationId))
            session.Execute(Statements.SetLogLine, gone.ConversationId, position, StoredActivities.Write(ForgottenActivity.Of(said)));
    }
}
