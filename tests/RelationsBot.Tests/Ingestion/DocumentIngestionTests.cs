using RelationsBot.Answering;
using RelationsBot.Dialog;
using RelationsBot.Ingestion;
using RelationsBot.Knowledge;
using RelationsBot.Validation;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class DocumentIngestionTests
{
    private static readonly KnowledgeStore Store = LighthouseText.Data.Store;

    private static readonly Bot Bot = new(LighthouseText.Data);

    [Fact]
    public void Every_sentence_is_an_entry_in_its_own_words()
    {
        var sentences = LighthouseText.Document.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Select(s => s.Text);
        Assert.Equal(sentences, Store.Entries.Select(e => e.Own));
    }

    [Fact]
    public void A_statement_begins_with_what_it_hangs_on()
    {
        var entry = Entry("However, it leaked for years.");
        Assert.Equal("The tower was finished on 4 October 1874 and lit on 2 November. However, it leaked for years.", entry.Statement);
        Assert.Equal(["corrin-lighthouse-varn#Building/1/3", "corrin-lighthouse-varn#Building/1/2"], entry.Places.Select(p => p.ToString()));
    }

    [Fact]
    public void A_quotation_keeps_who_said_it() =>
        Assert.StartsWith("Captain Jonas Lie said:", Entry("The lamp was out.\"").Statement, StringComparison.Ordinal);

    [Theory]
    [InlineData("edda-holm", EntityType.Person)]
    [InlineData("harbour-board", EntityType.Organisation)]
    [InlineData("varn-island", EntityType.Place)]
    [InlineData("jonas-lie", EntityType.Person)]
    [InlineData("corrin-lighthouse", EntityType.Concept)]
    public void Names_become_entities(string id, EntityType type) => Assert.Equal(type, Store.Entities[id].Type);

    [Fact]
    public void A_last_name_means_the_one_who_bears_it()
    {
        Assert.Equal(["Holm"], Store.Entities["edda-holm"].Aliases);
        Assert.False(Store.Entities.ContainsKey("holm"));
    }

    [Fact]
    public void An_apposition_says_what_somebody_is() => Assert.Equal(["engineer"], Store.Entities["edda-holm"].Kinds);

    [Fact]
    public void The_title_is_the_subject() => Assert.Equal(["corrin-lighthouse"], Store.Entities.Values.Where(e => e.IsSubject).Select(e => e.Id));

    [Fact]
    public void A_title_that_the_text_writes_only_within_a_longer_name_is_a_short_name_of_it()
    {
        var store = DocumentIngestion.Ingest(ShippedStore.Data, [DocumentReader.Read("= Lind =\n\nMax Lind was born in Varn in 1858. In 1900 Max Lind found the wreck.\n", "lind.txt", [])!]).Store;
        var lind = Assert.Single(store.Entities.Values, e => e.IsSubject);
        Assert.Equal("Max Lind", lind.Name);
        Assert.Equal(["Lind"], lind.Aliases);
    }

    [Fact]
    public void Months_and_openings_of_sentences_are_no_names() =>
        Assert.Empty(Store.Entities.Keys.Intersect(["may", "work", "the", "however", "november", "they", "according"]));

    [Fact]
    public void Quantities_are_read_with_what_they_count()
    {
        var value = Assert.Single(Entry("The Harbour Board employed 140 workers.").Propositions[0][MentionFiller.Mention], v => v.Value is not null);
        Assert.Equal((140m, "workers"), (value.Value, value.Of));
    }

    [Fact]
    public void One_date_is_when_it_happened_two_are_none()
    {
        Assert.Equal("1871-05", Entry("Work began in May 1871.").When?.Edtf);
        Assert.Null(Entry("The tower was finished on 4 October 1874 and lit on 2 November.").When);
    }

    [Fact]
    public void What_somebody_says_is_a_claim()
    {
        var proposition = Entry("According to the keeper Anton Rask, three of them fell.").Propositions[0];
        Assert.Equal(Mode.Claimed, proposition.Mode);
        Assert.Equal("the keeper Anton Rask", Assert.Single(proposition.Claimants).Text);
    }

    [Theory]
    [InlineData("When did the schooner Petrel sink?", "The schooner Petrel sank in 1902.", "1902")]
    [InlineData("How many workers did the Harbour Board employ?", "The Harbour Board employed 140 workers.", "140")]
    [InlineData("Why had Holm studied in Lund?", "Holm had studied in Lund because her uncle paid for it.", "because her uncle paid for it")]
    [InlineData("Who designed Corrin Lighthouse?", "It was designed by Edda Holm, an engineer from Brevik.", null)]
    [InlineData("How many stones were carried to the top?", "They carried 9,000 stones to the top.", "9,000")]
    public void Questions_are_answered_with_the_sentence(string question, string sentence, string? answer)
    {
        var reply = Ask(question);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.EndsWith(sentence, reply.Citations[0].Statement, StringComparison.Ordinal);
        Assert.Equal(answer, reply.Answer);
    }

    [Theory]
    [InlineData("When did the schooner Albatross sink?")]
    [InlineData("Who painted the ceiling of the cathedral?")]
    [InlineData("How many workers did the Harbour Board employ in 1950?")]
    [InlineData("Who won the regatta?")]
    public void What_the_document_does_not_say_is_refused(string question) => Assert.Equal(ReplyStatus.NotFound, Ask(question).Status);

    [Theory]
    [InlineData("Did the Harbour Board employ 140 workers?")]
    [InlineData("Did three of them fall?")]
    [InlineData("Did workers employ the Harbour Board?")]
    public void Nothing_is_proven_where_parts_are_not_told_apart(string question) => Assert.Null(Ask(question).Answer);

    [Fact]
    public void A_refusal_offers_names_nearby() =>
        Assert.Contains("Tell me about Harbour Board", Ask("Who founded the Harbour Board?").Suggestions);

    [Theory]
    [InlineData("sections")]
    [InlineData("read Shipwrecks")]
    [InlineData("timeline")]
    [InlineData("hello")]
    [InlineData("help")]
    [InlineData("what happened in 1902?")]
    [InlineData("what happened in 1650?")]
    [InlineData("tell me about Edda Holm")]
    public void Moves_work_without_sample_questions(string utterance) => Assert.NotEmpty(Ask(utterance).Text);

    [Fact]
    public void Every_statement_is_borne_out_by_its_document() =>
        Assert.Empty(StoreValidation.Check(LighthouseText.Data, DocumentLibrary.Of([("corrin.txt", LighthouseText.Document)], Store.Documents)));

    [Fact]
    public void Two_documents_of_one_title_stay_apart()
    {
        var data = DocumentIngestion.Ingest(ShippedStore.Data, [LighthouseText.Document, LighthouseText.Document]);
        Assert.Equal(["corrin-lighthouse-varn", "corrin-lighthouse-varn-2"], data.Store.Documents.Select(d => d.Id));
        Assert.Equal(data.Store.Entries.Count, data.Store.Entries.Select(e => e.Id).Distinct().Count());
    }

    private static Entry Entry(string sentence) => Assert.Single(Store.Entries, e => e.Own == sentence);

    private static Reply Ask(string question) => Bot.Take(Conversation.Empty, question).Reply;
}
