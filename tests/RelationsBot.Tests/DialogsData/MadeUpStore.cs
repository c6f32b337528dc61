using System.Text;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;

namespace RelationsBot.Tests.DialogsData;

/// <summary>A small sound data folder about a made-up bridge, in a folder of its own that can be spoiled; gone after the test.</summary>
internal sealed class MadeUpStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("made-up-store").FullName;

    public MadeUpStore()
    {
        foreach (var (name, text) in Sound)
            Write(name, text);
        Write("responses/en.yaml", "language: en\nresponses:\n" + string.Concat(Responses.RequiredKeys.Select(k => $"  \"{k}\": wording of {k}\n")));
    }

    public string Folder => folder;

    private static Dictionary<string, string> Sound { get; } = new()
    {
        ["sources.yaml"] =
            """
            - document: chronicle
              title: The chronicle of the bridge
              sections:
              - heading: Lead
                parents: []
                paragraphs:
                - {sentences: 2, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}
              - heading: Flood
                parents: [Lead]
                paragraphs:
                - {sentences: 1, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdee}

            """,
        ["slots.yaml"] =
            """
            - slot: time
              name: when
              type: time
              roles: []
              nouns: [year, date]
            - slot: agent
              name: who
              type: agent
              roles: [agent]
            - slot: thing
              name: what
              type: any
              roles: [patient]

            """,
        ["frames.yaml"] =
            """
            circumstances: [place, reason]
            frames:
            - {frame: happen, name: anything happens, senses: [happen], allowed: [agent, patient]}
            - {frame: open, name: somebody opens something, parent: happen, senses: [open], required: [agent], allowed: [patient], opposite: close}
            - {frame: close, name: somebody closes something, parent: happen, senses: [close], required: [agent], allowed: [patient], opposite: open}
            - {frame: fear, name: somebody fears, parent: happen, senses: [fear], required: [agent], allowed: [patient]}

            """,
        ["events.yaml"] =
            """
            - event: opening
              label: the opening of the bridge
              kinds: [opening]
              when: 1931-05-02
              place: alder-valley
              participants: [mayor-lind]
              links:
                followed-by: [flood]
            - event: flood
              label: the flood
              kinds: [flood]
              when: 1932

            """,
        ["entities/people.yaml"] =
            """
            - entity: mayor-lind
              name: Mayor Lind
              aliases: [Lind]
              kinds: [person, mayor]
              type: person
              of: alder-valley
            - entity: alder-valley
              name: Alder Valley
              kinds: [valley]
              type: place
            - entity: alder-bridge
              name: Alder Bridge
              kinds: [bridge]
              type: concept

            """,
        ["entries/bridge.yaml"] =
            """
            - entry: bridge-opened
              event: opening
              statement: Mayor Lind opened the Alder Bridge in Alder Valley on 2 May 1931.
              places: ["chronicle#Lead/1/1"]
              propositions:
              - frame: open
                when: 1931-05-02
                roles:
                  agent: mayor-lind
                  patient: alder-bridge
                  place: alder-valley
                  reason: unknown
              asks:
              - When did Mayor Lind open the bridge?
            - entry: bridge-closed
              event: flood
              statement: After the flood of 1932 the Alder Bridge was closed, it is said.
              places: ["chronicle#Flood/1/1"]
              unclear: true
              propositions:
              - frame: close
                when: 1932
                mode: claimed
                claimant: [mayor-lind]
                polarity: positive
                roles:
                  agent: unknown
                  patient: {text: the bridge, kind: bridge, value: 1, unit: bridges, of: bridge, limit: about, entities: [alder-bridge], words: [span]}
              asks:
              - When was the Alder Bridge closed?

            """,
        ["lexicon/actions.yaml"] =
            """
            - sense: happen
              same: [happen]
            - sense: open
              same: [open, inaugurate]
              near: [unveil]
              opposite: [close]
            - sense: close
              same: [close, shut]
              opposite: [open]
            - sense: fear
              same: [fear]

            """,
        ["lexicon/filler.yaml"] = "filler: [please]\nlight: [do]\nfunction: [the, a]\nattribute: [tall]\nevaluation: [very]\n",
        ["lexicon/irregular.yaml"] = "did: do\nwas: be\n",
        ["lexicon/ordinary.yaml"] = "- mill road town\n",
        ["intents/questions.yaml"] =
            """
            - rule: when
              name: asks when
              intent: when
              slot: time
              patterns: ["when", "what|which {noun}"]
              anti-patterns: ["that {noun} $"]
              examples: ["When was it opened?"]
              counter-examples: ["Who opened it?"]
            - rule: who
              name: asks who
              intent: who
              slot: agent
              patterns: ["who"]
              examples: ["Who opened it?"]
              counter-examples: ["When was it opened?"]

            """,
    };

    public string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    public void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // As bytes: a lone surrogate is written as the replacement character instead of refused.
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Puts another text in the place of one that stands in a file exactly once.</summary>
    public void Replace(string name, string old, string text)
    {
        var before = Read(name);
        if (before.Split(old).Length != 2)
            throw new ArgumentException($"'{old}' does not stand exactly once in {name}", nameof(old));
        Write(name, before.Replace(old, text, StringComparison.Ordinal));
    }

    public void Append(string name, string text) => File.AppendAllText(Path.Combine(folder, name), text);

    public void Remove(string name)
    {
        var path = Path.Combine(folder, name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    public (BotData? Data, IReadOnlyList<DataProblem> Problems) Load()
    {
        var data = DataFolder.TryLoad(folder, out var problems);
        return (data, problems);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
