using RelationsBot.DialogsData;
using RelationsBot.Ingestion;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class DocumentReaderTests
{
    private readonly List<DataProblem> problems = [];

    [Fact]
    public void Headings_nest_by_their_signs()
    {
        var text = Read("= Rivers =\n\nA lead.\n\n==North==\n=== Upper ===\nOne.\n==== Spring ====\nTwo.\n=== Lower ===\nThree.\n== South ==\nFour.");
        Assert.Equal("Rivers", text.Title);
        Assert.Equal(["Lead:", "North:", "Upper:North", "Spring:North/Upper", "Lower:North", "South:"], text.Sections.Select(s => $"{s.Heading}:{string.Join('/', s.Parents)}"));
        Assert.Empty(text.Section("North")!.Paragraphs);
        Assert.Equal("Two.", Assert.Single(text.Section("Spring")!.Paragraphs).Text);
        Assert.Equal(9, text.Section("Spring")!.Paragraphs[0].Line);
        Assert.Empty(problems);
    }

    [Fact]
    public void Headings_that_come_again_are_told_apart()
    {
        var text = Read("== North ==\n=== Trade ===\nOne.\n== South ==\n=== Trade ===\nTwo.\n=== Trade ===\nThree.");
        Assert.Equal(["North", "Trade", "South", "Trade (South)", "Trade (South) 2"], text.Sections.Select(s => s.Heading));
    }

    [Fact]
    public void A_list_item_is_a_paragraph_without_its_mark()
    {
        var text = Read("== See also ==\n- First thing\n- Second thing\n* Third");
        Assert.Equal(["First thing", "Second thing", "Third"], Paragraphs(text));
        Assert.DoesNotContain(text.Sections, s => s.Heading == "Lead");
    }

    [Fact]
    public void The_infobox_stub_is_no_paragraph() =>
        Assert.Equal(["One. Two.", "Three."], Paragraphs(Read("Lake |\nRiver |\n---|\nOne. Two.\nThree.")));

    [Fact]
    public void Bars_after_the_first_paragraph_are_text() =>
        Assert.Equal(["One.", "A line |"], Paragraphs(Read("One.\n\nA line |")));

    [Fact]
    public void Lines_of_one_wrapped_paragraph_are_joined()
    {
        var text = Read("The lake lies in the north of the country and\nis fed by two rivers, both of which are very short.\nIt freezes in winter.\n\nIts fish are small.");
        Assert.Equal(2, text.Sections[0].Paragraphs.Count);
        Assert.Equal(2, text.Sections[0].Paragraphs[0].Sentences.Count);
    }

    [Fact]
    public void Long_lines_are_paragraphs_of_their_own()
    {
        var line = string.Join(' ', Enumerable.Repeat("The lake is deep.", 10));
        Assert.Equal(2, Paragraphs(Read(line + "\n" + line)).Count());
    }

    [Theory]
    [InlineData("One\r\n\r\nTwo")]
    [InlineData("\n\n  One \n\n\n\tTwo\n\n")]
    [InlineData("One\u2028\u2028Two")]
    public void Line_ends_and_blanks_do_not_matter(string text) => Assert.Equal(["One", "Two"], Paragraphs(Read(text)));

    [Fact]
    public void A_text_without_title_bears_its_file_name() => Assert.Equal("lake", Read("One.").Title);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("= Only a title =")]
    [InlineData("a\0b")]
    public void A_file_without_text_is_a_problem(string text)
    {
        Assert.Null(DocumentReader.Read(text, "lake.txt", problems));
        Assert.Equal("lake.txt", Assert.Single(problems).File);
    }

    [Fact]
    public void Uneven_signs_of_a_heading_are_a_problem_with_its_line()
    {
        Read("One.\n== North ===\nTwo.");
        Assert.Equal(2, Assert.Single(problems).Line);
    }

    [Theory]
    [InlineData("== ")]
    [InlineData("==== ====")]
    [InlineData("========= deep =========")]
    [InlineData("a = b =")]
    public void Signs_without_a_heading_are_text(string line) => Assert.Single(Paragraphs(Read(line)));

    [Fact]
    public void A_file_that_is_not_utf8_or_missing_is_a_problem()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [0xff, 0xfe, 0x41]);
        File.WriteAllBytes(path, [0x41, 0xc3, 0x28]);
        Assert.Null(DocumentReader.ReadFile(path, problems));
        File.Delete(path);
        Assert.Null(DocumentReader.ReadFile(path, problems));
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void The_hash_ignores_white_space_only()
    {
        Assert.Equal(ParagraphHash.Of("One  two.\n"), ParagraphHash.Of(" One two."));
        Assert.NotEqual(ParagraphHash.Of("One two"), ParagraphHash.Of("One two."));
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ParagraphHash.Of(" "));
    }

    private static IEnumerable<string> Paragraphs(DocumentText text) => text.Sections.SelectMany(s => s.Paragraphs).Select(p => p.Text);

    private DocumentText Read(string text) => DocumentReader.Read(text, "lake.txt", problems)!;
}
