using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// One thing that happens in a conversation, as it stands on the wire (Activity specification 3.0).
/// Every member may be absent. What is not modelled here survives reading and writing in <see cref="UnknownProperties"/>.
/// </summary>
public sealed record Activity
{
    /// <summary>What kind of activity it is, see <see cref="ActivityTypes"/>; never null in one that <see cref="ActivityReader"/> returned.</summary>
    public string? Type { get; init; }

    /// <summary>Names the activity within its conversation; not safe in URLs. Without it, two deliveries cannot be told from two activities.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 8601 instant in UTC at which the channel took the activity. Kept as text, since senders write it in several precisions.</summary>
    public string? Timestamp { get; init; }

    /// <summary>ISO 8601 instant with the sender's own offset.</summary>
    public string? LocalTimestamp { get; init; }

    /// <summary>Base address for replies through the Connector, with or without a trailing slash. The caller chose it: see <see cref="Connector.ServiceUrlPolicy"/>.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel that carries the conversation, see <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>
    /// Whether the sender's id is more than the sender's own word, since a channel or a token vouches for it. Whoever checks the caller says
    /// so; it is never on the wire.
    /// </summary>
    [JsonIgnore]
    public bool IsSenderVouchedFor { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>To whom it is sent: in an incoming activity, the bot under the name it has in this channel.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The <see cref="Id"/> of the activity that this one answers or is about.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What was said. May be empty when only <see cref="Value"/> or <see cref="Attachments"/> speak.</summary>
    public string? Text { get; init; }

    /// <summary>How <see cref="Text"/> is to be read: <c>plain</c>, <c>markdown</c> or <c>xml</c>. Clients take null as Markdown.</summary>
    public string? TextFormat { get; init; }

    /// <summary>BCP 47 tag of the sender's language, such as <c>en-GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Whether the bot awaits input after this: <c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>What is read aloud instead of <see cref="Text"/>, plain or SSML.</summary>
    public string? Speak { get; init; }

    /// <summary>How several attachments stand: <c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>Cards and files. An entry may be null.</summary>
    public IReadOnlyList<Attachment?>? Attachments { get; init; }

    /// <summary>Buttons shown with the last message only.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Metadata such as mentions and citations. An entry may be null.</summary>
    public IReadOnlyList<Entity?>? Entities { get; init; }

    /// <summary>Who joined, the bot itself included. An entry may be null.</summary>
    public IReadOnlyList<ChannelAccount?>? MembersAdded { get; init; }

    /// <summary>Who left. An entry may be null.</summary>
    public IReadOnlyList<ChannelAccount?>? MembersRemoved { get; init; }

    /// <summary>The name of an event or invoke.</summary>
    public string? Name { get; init; }

    /// <summary>Of a trace activity the words that a developer sees in the log.</summary>
    public string? Label { get; init; }

    /// <summary>What kind of thing <see cref="Value"/> is; a name or an address.</summary>
    public string? ValueType { get; init; }

    /// <summary>For installation updates and contact relation updates, <c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The payload of an event, an invoke, a pressed button or a submitted card: any JSON value but null.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>How the sender wants the replies, see <see cref="DeliveryModes"/>; null means through the Connector.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>What only this channel understands: any JSON value but null.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Properties that this type does not model, by name; treat as read-only, copies of the record share it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
