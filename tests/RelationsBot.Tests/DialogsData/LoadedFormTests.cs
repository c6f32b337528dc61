using RelationsBot.Answering;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using Xunit;

namespace RelationsBot.Tests.DialogsData;

public sealed class LoadedFormTests : IDisposable
{
    private readonly MadeUpStore store = new();

    private string Form => Path.Combine(store.Folder, LoadedForm.FileName);

    public void Dispose() => store.Dispose();

    // A member that a type of the store gets, and that the form was not told of, differs here as soon as some file sets it.
    [Fact]
    public void What_the_form_holds_is_what_the_shipped_files_say()
    {
        var files = DataFolder.TryRead(Repository.Data, out _)!.Contents;
        var writer = new FormWriter();
        ContentsForm.Write(writer, files);
        DeepEquality.Assert(files, ContentsForm.Read(new FormReader(writer.ToArray(), 0)), "contents");
    }

    [Fact]
    public void What_was_read_of_the_texts_comes_back()
    {
        var data = ShippedStore.Data;
        var texts = Bot.Read(data);
        var writer = new FormWriter();
        TextsForm.Write(writer, texts);
        var read = TextsForm.Read(new FormReader(writer.ToArray(), 0));
        DeepEquality.Assert(texts, read, "texts");

        var (built, loaded) = (new FactIndex(data.Store, data.Lexicon, ShippedStore.Bot.Analyzer, lendAsks: true), new FactIndex(data.Store, data.Lexicon, ShippedStore.Bot.Analyzer, lendAsks: true, read));
        DeepEquality.Assert(built.Facts, loaded.Facts, "facts");
        DeepEquality.Assert(built.Concepts, loaded.Concepts, "concepts");
    }

    [Fact]
    public void A_bot_made_of_the_form_gives_the_same_replies()
    {
        var folder = Directory.CreateTempSubdirectory("loaded-form").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Data, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Data, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            LoadedForm.Write(folder);
            var data = DataFolder.Load(folder, out var remark);
            Assert.Null(remark);
            Assert.NotNull(data.Texts);
            Assert.Equal(ShippedStore.Data.ProbeAttributes.Select(p => (p.Of, string.Join(',', p.Nouns))), data.ProbeAttributes.Select(p => (p.Of, string.Join(',', p.Nouns))));
            var bot = new Bot(data, new BotOptions { Clock = new FixedClock(2025, 6, 15) });
            foreach (var question in ShippedStore.Store.Entries.Select(e => e.Asks[^1]))
                Assert.Equal(ShippedStore.Ask(question).Text, bot.Take(Conversation.Empty, question).Reply.Text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_form_is_used_while_the_files_are_those_it_was_made_of()
    {
        LoadedForm.Write(store.Folder);
        var data = DataFolder.Load(store.Folder, out var remark);
        Assert.Null(remark);
        Assert.NotNull(data.Texts);
    }

    [Fact]
    public void Without_a_form_there_is_nothing_to_remark()
    {
        var data = DataFolder.Load(store.Folder, out var remark);
        Assert.Null(remark);
        Assert.Null(data.Texts);
    }

    [Fact]
    public void A_changed_file_counts_at_once_and_the_form_no_more()
    {
        LoadedForm.Write(store.Folder);
        var entries = Path.Combine(store.Folder, "entries", "bridge.yaml");
        File.WriteAllText(entries, File.ReadAllText(entries).Replace("1931-05-02", "1931-05-03", StringComparison.Ordinal));
        var data = DataFolder.Load(store.Folder, out var remark);
        Assert.Contains("other files", remark);
        Assert.Equal("3 May 1931", new Bot(data).Take(Conversation.Empty, "When did Mayor Lind open the Alder Bridge?").Reply.Answer);
    }

    [Fact]
    public void A_file_more_counts_too()
    {
        LoadedForm.Write(store.Folder);
        File.WriteAllText(Path.Combine(store.Folder, "entries", "more.yaml"), "entries: 5 of them\n");
        var exception = Assert.Throws<DataException>(() => DataFolder.Load(store.Folder, out _));
        Assert.Contains(exception.Problems, p => p.File == "entries/more.yaml");
    }

    [Theory]
    [InlineData(0, "it is none")]
    [InlineData(10, "it is none")]
    [InlineData(100, "it is damaged")]
    [InlineData(-1, "it is damaged")]
    public void A_form_that_is_cut_off_is_left_alone(int length, string because)
    {
        LoadedForm.Write(store.Folder);
        var form = File.ReadAllBytes(Form);
        File.WriteAllBytes(Form, form[..(length < 0 ? form.Length + length : length)]);
        Assert.Equal(because, IgnoredForm());
    }

    [Fact]
    public void A_form_in_which_a_bit_has_flipped_is_left_alone()
    {
        LoadedForm.Write(store.Folder);
        var form = File.ReadAllBytes(Form);
        form[^20] ^= 1;
        File.WriteAllBytes(Form, form);
        Assert.Equal("it is damaged", IgnoredForm());
    }

    [Fact]
    public void Something_else_in_its_place_is_left_alone()
    {
        File.WriteAllText(Form, new string('x', 5000));
        Assert.Equal("it is none", IgnoredForm());
    }

    // As another build of the engine writes it: its identity is part of what the form was made of.
    [Fact]
    public void A_form_of_another_engine_is_left_alone()
    {
        LoadedForm.Write(store.Folder);
        var form = File.ReadAllBytes(Form);
        form["RelationsBot loaded form\n".Length] ^= 1;
        File.WriteAllBytes(Form, form);
        Assert.Equal("it was made of other files or by another version", IgnoredForm());
    }

    [Fact]
    public void Broken_data_make_no_form()
    {
        store.Write("events.yaml", "- event: x\n  surprise: y\n");
        Assert.Throws<DataException>(() => LoadedForm.Write(store.Folder));
        Assert.False(File.Exists(Form));
    }

    private string? IgnoredForm()
    {
        var data = DataFolder.Load(store.Folder, out var remark);
        Assert.Null(data.Texts);
        Assert.Equal("2 May 1931", new Bot(data).Take(Conversation.Empty, "When did Mayor Lind open the Alder Bridge?").Reply.Answer);
        return remark;
    }
}
