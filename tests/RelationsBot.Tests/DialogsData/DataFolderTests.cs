using FsCheck;
using FsCheck.Fluent;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using Xunit;

namespace RelationsBot.Tests.DialogsData;

public class DataFolderTests
{
    private const string Sources = "sources.yaml";
    private const string Slots = "slots.yaml";
    private const string Frames = "frames.yaml";
    private const string Events = "events.yaml";
    private const string People = "entities/people.yaml";
    private const string Bridge = "entries/bridge.yaml";
    private const string Senses = "lexicon/actions.yaml";
    private const string Filler = "lexicon/filler.yaml";
    private const string Rules = "intents/questions.yaml";
    private const string Wording = "responses/en.yaml";

    private static readonly KnownFailures Failures = KnownFailures.In("DialogsData", "known-failures.txt");

    [Fact]
    public void The_made_up_store_has_no_problem_and_answers()
    {
        using var store = new MadeUpStore();
        var (data, problems) = store.Load();
        Assert.Empty(problems);
        var reply = new Bot(data!).Take(Conversation.Empty, "When did Mayor Lind open the Alder Bridge?").Reply;
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.Equal("2 May 1931", reply.Answer);
    }

    [Fact]
    public void The_shipped_store_has_no_problem()
    {
        _ = DataFolder.TryLoad(Repository.Data, out var problems);
        Assert.Empty(problems);
    }

    /// <summary>File, text that is replaced, what replaces it (the wrong part between ‹ and ›), and words of the complaint.</summary>
    public static TheoryData<string, string, string, string> Spoilt => new()
    {
        // Keys.
        { Sources, "  title: The", "  ‹subtitle: x›\n  title: The", "unknown key 'subtitle'" },
        { Sources, "- heading: Flood", "- heading: Flood\n    ‹number: 2›", "unknown key 'number'" },
        { Sources, "{sentences: 1,", "{sentences: 1, ‹words: 9›,", "unknown key 'words'" },
        { Slots, "  name: when\n", "  name: when\n  ‹noun: day›\n", "unknown key 'noun'" },
        { Frames, "name: somebody fears,", "name: somebody fears, ‹sense: fear›,", "unknown key 'sense'" },
        { Frames, "circumstances: [place, reason]", "circumstances: [place, reason]\n‹frame: x›", "unknown key 'frame'" },
        { Events, "  label: the flood", "  label: the flood\n  ‹date: 1932›", "unknown key 'date'" },
        { Events, "followed-by: [flood]", "‹preceded-by: [flood]›", "unknown key 'preceded-by'" },
        { People, "  aliases: [Lind]", "  ‹alias: [Lind]›", "unknown key 'alias'" },
        { Bridge, "  unclear: true", "  ‹unsure: true›", "unknown key 'unsure'" },
        { Bridge, "    mode: claimed", "    mode: claimed\n    ‹moed: claimed›", "unknown key 'moed'" },
        { Bridge, "{text: the bridge,", "{text: the bridge, ‹kinds: x›,", "unknown key 'kinds'" },
        { Senses, "  near: [unveil]", "  ‹nearly: [unveil]›", "unknown key 'nearly'" },
        { Filler, "light: [do]", "‹lite: [do]›", "unknown key 'lite'" },
        { Rules, "  name: asks who", "  name: asks who\n  ‹pattern: [who]›", "unknown key 'pattern'" },
        { Wording, "  \"bye\": wording of bye", "  \"bye\": wording of bye\n  ‹byebye: x›", "unknown key 'byebye'" },
        { People, "  name: Mayor Lind", "  name: Mayor Lind\n  ‹name: Lind›", "name" },
        { Bridge, "    when: 1932\n", "    when: 1932\n    ‹when: 1933›\n", "when" },
        { Frames, "required: [agent], allowed: [patient], opposite: close", "required: [agent], allowed: [patient], ‹required: [patient]›, opposite: close", "required" },
        { Wording, "  \"bye\": wording of bye", "  \"bye\": wording of bye\n  ‹\"bye\": x›", "bye" },

        // What must be there.
        { Sources, "  title: The chronicle of the bridge\n", "", "'title' is missing" },
        { Sources, "{sentences: 1, ", "{", "'sentences'" },
        { Slots, "  name: who\n", "", "'name' is missing" },
        { Frames, "{frame: fear, ", "{", "'frame' is missing" },
        { Events, "  label: the flood\n", "", "'label' is missing" },
        { People, "  type: person\n", "", "'type' is missing" },
        { People, "  name: Mayor Lind", "  ‹name: \"\"›", "'name' is empty" },
        { Bridge, "  statement: After the flood of 1932 the Alder Bridge was closed, it is said.\n", "", "'statement' is missing" },
        { Bridge, "  places: [\"chronicle#Flood/1/1\"]\n", "", "has no place" },
        { Bridge, "  asks:\n  - When did Mayor Lind open the bridge?\n", "", "no sample question" },
        { Bridge, "  - frame: close\n    when", "  - ‹when›", "'frame' is missing" },
        { Bridge, "      agent: unknown\n", "", "requires role 'agent'" },
        { Bridge, "      agent: unknown\n", "      ‹agent:›\n", "agent" },
        { Bridge, "{text: the bridge, kind", "{kind", "'text' is missing" },
        { Bridge, "    claimant: [mayor-lind]\n", "", "needs a claimant" },
        { Rules, "  patterns: [\"who\"]\n", "", "no pattern" },
        { Rules, "  examples: [\"When was it opened?\"]\n", "", "needs examples and counter-examples" },
        { Rules, "  counter-examples: [\"When was it opened?\"]\n", "", "needs examples and counter-examples" },
        { Rules, "  intent: who\n", "", "'intent' is missing" },
        { Senses, "- sense: fear\n  same: [fear]\n", "- sense: fear\n", "has no word" },
        { Wording, "  \"bye\": wording of bye\n", "", "response 'bye' is missing" },
        { Bridge, "      agent: unknown\n", "      ‹agent: []›\n", "'agent' has no value" },
        { Wording, "  \"bye\": wording of bye", "  ‹\"bye\": \"\"›", "bye" },
        { Wording, "  \"bye\": wording of bye", "  ‹\"bye\":›", "response 'bye' is empty" },
        { Wording, "  \"bye\": wording of bye", "  ‹\"bye\": \"  \"›", "response 'bye' is empty" },
        { Wording, "language: en\n", "", "'language' is missing" },

        // Forms.
        { Bridge, "    when: 1932\n", "    ‹when: 1932-13›\n", "no date in EDTF" },
        { Bridge, "    when: 1931-05-02", "    ‹when: 2 May 1931›", "no date in EDTF" },
        { Events, "  when: 1932\n", "  ‹when: circa 1932›\n", "no date in EDTF" },
        { Bridge, "chronicle#Flood/1/1", "‹chronicle/Flood/1/1›", "a place is" },
        { Bridge, "chronicle#Flood/1/1", "‹chronicle#Flood/1/0›", "a place is" },
        { Bridge, "  statement: Mayor Lind opened", "  ‹statement: He opened›", "begins with 'he'" },
        { Bridge, "  statement: After the flood of 1932 the", "  ‹statement: It’s said that the›", "begins with 'it'" },
        { Bridge, "  statement: After the flood of 1932 the", "  ‹statement: However, the›", "begins with 'however'" },
        { Bridge, "    mode: claimed", "    ‹mode: rumoured›", "expected one of happened" },
        { Bridge, "    mode: claimed", "    ‹mode: 4›", "expected one of happened" },
        { Bridge, "    mode: claimed", "    ‹mode: claimed, denied›", "expected one of happened" },
        { Bridge, "    mode: claimed", "    ‹mode: \"-4\"›", "expected one of happened" },
        { Bridge, "    mode: claimed", "    ‹mode: \"+4\"›", "expected one of happened" },
        { Bridge, "    polarity: positive", "    ‹polarity: never›", "expected positive or negative" },
        { Bridge, "  unclear: true", "  ‹unclear: perhaps›", "true or false" },
        { Bridge, "value: 1,", "‹value: one›,", "expected a number" },
        { Bridge, "      agent: mayor-lind", "      ‹agent: {mayor: lind}›", "unknown key 'mayor'" },
        { People, "  type: person", "  ‹type: human›", "expected one of person" },
        { Slots, "  type: agent", "  ‹type: somebody›", "expected one of any" },
        { Sources, "sentences: 1,", "‹sentences: 0›,", "at least 1" },
        { Sources, "sentences: 1,", "‹sentences: some›,", "at least 1" },
        { Sources, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdee", "‹0123›", "64 lower-case" },
        { Rules, "patterns: [\"who\"]", "patterns: [‹\"who {person}\"›]", "unknown element '{person}'" },
        { Rules, "patterns: [\"who\"]", "patterns: [‹\"^ ... $\"›]", "at least one word" },
        { Bridge, "  statement: Mayor Lind opened the Alder Bridge in Alder Valley on 2 May 1931.", "  ‹statement: [Mayor, Lind]›", "expected a text" },
        { People, "- entity: alder-bridge", "- ‹just a text›\n- entity: alder-bridge", "expected keys and values" },
        { Senses, "same: [open, inaugurate]", "same: [open, ‹open›]", "'open' twice" },
        { Senses, "same: [open, inaugurate]", "same: [open, ‹be ... over›]", "'be ... over' has no word" },
        { Senses, "same: [open, inaugurate]", "same: [open, ‹throw ...›]", "'throw ...' has no word" },

        // Ids that must be unique.
        { Sources, "  - heading: Flood", "- ‹document: chronicle›\n  title: x\n  sections:\n  - heading: Flood", "stands already in" },
        { Slots, "- slot: thing", "- ‹slot: time›", "stands already in" },
        { Frames, "{frame: fear,", "{‹frame: open›,", "stands already in" },
        { Events, "- event: flood", "- ‹event: opening›", "stands already in" },
        { People, "- entity: alder-bridge", "- ‹entity: mayor-lind›", "stands already in" },
        { Bridge, "- entry: bridge-closed", "- ‹entry: bridge-opened›", "stands already in" },
        { Rules, "- rule: who", "- ‹rule: when›", "stands already in" },
        { Senses, "- sense: fear", "- ‹sense: open›", "stands already in" },

        // Ids that must exist.
        { Senses, "opposite: [open]", "opposite: [‹opened›]", "unknown sense 'opened'" },
        { Frames, "parent: happen, senses: [fear]", "‹parent: happening›, senses: [fear]", "unknown frame 'happening'" },
        { Frames, "opposite: close", "‹opposite: shut›", "unknown frame 'shut'" },
        { Frames, "senses: [fear], required: [agent]", "senses: [fear], ‹reverse: frighten›, required: [agent]", "unknown frame 'frighten'" },
        { Frames, "senses: [fear]", "senses: [‹fears›]", "unknown sense 'fears'" },
        { Frames, "{frame: happen, name: anything happens, senses: [happen], allowed", "{frame: happen, name: anything happens, senses: [happen], ‹parent: open›, allowed", "its own ancestor" },
        { Slots, "  roles: [patient]", "  roles: [‹victim›]", "unknown role 'victim'" },
        { People, "  of: alder-valley", "  ‹of: the-valley›", "unknown entity 'the-valley'" },
        { Events, "  place: alder-valley", "  ‹place: the-valley›", "unknown entity 'the-valley'" },
        { Events, "  participants: [mayor-lind]", "  participants: [‹lind›]", "unknown entity 'lind'" },
        { Events, "followed-by: [flood]", "followed-by: [‹fire›]", "unknown event 'fire'" },
        { Bridge, "  event: flood", "  ‹event: fire›", "unknown event 'fire'" },
        { Bridge, "  - frame: close\n", "  - frame: close\n    ‹event: fire›\n", "unknown event 'fire'" },
        { Bridge, "  - frame: close", "  - ‹frame: shut›", "unknown frame 'shut'" },
        { Bridge, "      patient: alder-bridge", "      ‹driver: mayor-lind›", "has no role 'driver'" },
        { Bridge, "      patient: alder-bridge", "      ‹patient: the-bridge›", "'the-bridge' is no entity" },
        { Bridge, "entities: [alder-bridge]", "entities: [‹the-bridge›]", "unknown entity 'the-bridge'" },
        { Bridge, "    claimant: [mayor-lind]", "    claimant: [‹somebody›]", "'somebody' is no entity" },
        { Bridge, "chronicle#Flood/1/1", "‹annals#Flood/1/1›", "unknown document 'annals'" },
        { Bridge, "chronicle#Flood/1/1", "‹chronicle#Fire/1/1›", "no section 'Fire'" },
        { Bridge, "chronicle#Flood/1/1", "‹chronicle#Flood/2/1›", "has 1 paragraphs" },
        { Bridge, "chronicle#Flood/1/1", "‹chronicle#Flood/1/2›", "has 1 sentences" },
        { Rules, "  slot: agent", "  ‹slot: author›", "unknown slot 'author'" },

        // What is no YAML, or no such file as it should be.
        { Bridge, "  event: flood", "  ‹event: [flood›", "no valid YAML" },
        { People, "  type: person", "‹\ttype: person›", "no valid YAML" },
        { Slots, "- slot: time", "‹- slot: \"time›", "no valid YAML" },
        { Rules, "  intent: who", "  ‹intent: who: whom›", "no valid YAML" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_problem_is_reported_with_its_file_and_line(string file, string old, string wrong, string complaint) =>
        Failures.Verify($"{file}: {wrong.Trim().Replace("\n", "\\n", StringComparison.Ordinal)}{(wrong.Length == 0 ? "without " + old.Trim().Replace("\n", "\\n", StringComparison.Ordinal) : "")}", () =>
        {
            using var store = new MadeUpStore();
            store.Replace(file, old, wrong);
            var text = store.Read(file);
            store.Write(file, text.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal));
            var (data, problems) = store.Load();
            Assert.Null(data);
            var found = problems.Where(p => p.File == file && p.Message.Contains(complaint, StringComparison.OrdinalIgnoreCase)).ToList();
            Assert.True(found.Count > 0, $"no complaint about \"{complaint}\" in {file}, but:\n{string.Join('\n', problems)}");
            var at = wrong.Contains('‹', StringComparison.Ordinal) ? text.IndexOf('‹', StringComparison.Ordinal) : Math.Max(0, text.Length - 1);
            if (!wrong.Contains('‹', StringComparison.Ordinal))
                return;
            var line = text.AsSpan(0, at).Count('\n') + 1;

            // The line of the mistake, or of an item it stands in, or the last line of a value that runs on.
            Assert.Contains(found, p => p.Line == line || (p.Line < line && p.Line >= Beginning(text, line)) || (p.Line > line && complaint == "no valid YAML"));
        });

    [Theory]
    [InlineData(Sources)]
    [InlineData(Slots)]
    [InlineData(Frames)]
    [InlineData(Events)]
    [InlineData("entities")]
    [InlineData("entries")]
    [InlineData("lexicon")]
    [InlineData("intents")]
    [InlineData("responses")]
    public void A_missing_file_or_folder_is_reported(string name)
    {
        using var store = new MadeUpStore();
        store.Remove(name);
        var (data, problems) = store.Load();
        Assert.Null(data);
        Assert.Contains(problems, p => p.File == name && p.Message.Contains("missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Sources, "")]
    [InlineData(Bridge, "")]
    [InlineData(Slots, "# nothing\n")]
    [InlineData(Events, "- event: a\n  label: a\n---\n- event: b\n  label: b\n")]
    public void A_file_without_exactly_one_document_is_reported(string file, string text)
    {
        using var store = new MadeUpStore();
        store.Write(file, text);
        var (data, problems) = store.Load();
        Assert.Null(data);
        Assert.Contains(problems, p => p.File == file);
    }

    [Fact]
    public void A_missing_data_folder_is_reported()
    {
        Assert.Null(DataFolder.TryLoad(Path.Combine(Path.GetTempPath(), "there-is-no-such-folder"), out var problems));
        Assert.Contains("does not exist", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_file_alone_without_responses_is_reported()
    {
        using var store = new MadeUpStore();
        store.Write(Wording, "language: en\n");
        var (data, problems) = store.Load();
        Assert.Null(data);
        Assert.Contains(problems, p => p.File == Wording && p.Message.Contains("'responses' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_listed_at_once_in_order_of_file_and_line()
    {
        using var store = new MadeUpStore();
        store.Replace(Bridge, "  event: flood", "  event: fire");
        store.Replace(Bridge, "    polarity: positive", "    polarity: never");
        store.Replace(Bridge, "  statement: Mayor Lind opened", "  statement: He opened");
        store.Replace(People, "  aliases: [Lind]", "  alias: [Lind]");
        store.Replace(Rules, "  slot: agent", "  slot: author");
        store.Replace(Sources, "sentences: 1,", "sentences: 0,");
        store.Replace(Wording, "  \"bye\": wording of bye\n", "");
        store.Write(Slots, "- slot: [\n");
        var problems = Assert.Throws<DataException>(() => DataFolder.Load(store.Folder)).Problems;
        foreach (var message in (string[])["unknown event 'fire'", "'polarity'", "begins with 'he'", "unknown key 'alias'", "unknown slot 'author'", "at least 1", "response 'bye' is missing", "no valid YAML"])
            Assert.Contains(problems, p => p.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line), problems);
    }

    [Fact]
    public void The_exception_tells_the_folder_and_every_problem()
    {
        using var store = new MadeUpStore();
        store.Replace(Bridge, "  event: flood", "  event: fire");
        store.Replace(People, "  aliases: [Lind]", "  alias: [Lind]");
        var exception = Assert.Throws<DataException>(() => Bot.Load(store.Folder));
        Assert.Contains(store.Folder, exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Problems, p => Assert.Contains(p.ToString(), exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("entries/bridge.yaml", 12, "x", "entries/bridge.yaml(12): x")]
    [InlineData("entries", 0, "x", "entries: x")]
    public void A_problem_reads_as_compilers_write_it(string file, int line, string message, string text) => Assert.Equal(text, new DataProblem(file, line, message).ToString());

    [Fact]
    public void A_file_of_nonsense_is_a_problem_and_no_exception()
    {
        var files = new[] { Sources, Slots, Frames, Events, People, Bridge, Senses, Filler, Rules, Wording, "lexicon/irregular.yaml", "lexicon/ordinary.yaml" };
        var texts = HostileText.Any.Generator.Sample(30, new Rnd(1), 600);
        for (var i = 0; i < texts.Length; i++)
            AssertLoadsOrReports(files[i % files.Length], _ => texts[i]);
    }

    [Fact]
    public void A_file_with_a_slip_of_the_pen_is_a_problem_or_loads_and_is_no_exception() => Failures.Verify("slip of the pen", () =>
    {
        var random = new Random(1);
        var files = new[] { Sources, Slots, Frames, Events, People, Bridge, Senses, Rules };
        for (var round = 0; round < 600; round++)
        {
            AssertLoadsOrReports(files[random.Next(files.Length)], text =>
            {
                var at = random.Next(text.Length - 3);
                return text.Remove(at, random.Next(0, 3)).Insert(at, "?:[]{}-#&*!|>'\"%@`\n x"[random.Next(21)].ToString());
            });
        }
    });

    private static void AssertLoadsOrReports(string file, Func<string, string> change)
    {
        using var store = new MadeUpStore();
        var text = change(store.Read(file));
        store.Write(file, text);
        try
        {
            var (data, problems) = store.Load();
            Assert.Equal(data is null, problems.Count > 0);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{e.GetType().Name}: {e.Message}\nfor {file}:\n{text}");
        }
    }

    // The line where the item begins that a line stands in.
    private static int Beginning(string text, int line)
    {
        var lines = text.Split('\n');
        var at = line;
        while (at > 1 && !lines[at - 1].StartsWith("- ", StringComparison.Ordinal) && !lines[at - 1].StartsWith("responses", StringComparison.Ordinal) && !lines[at - 1].StartsWith("frames", StringComparison.Ordinal))
            at--;
        return at;
    }
}
