using RelationsBot.DialogsData;
using RelationsBot.Ingestion;

namespace RelationsBot.Tests.Ingestion;

/// <summary>A made-up document as a person would have one.</summary>
internal static class LighthouseText
{
    public const string Text = """
        = Corrin Lighthouse (Varn) =

        Corrin Lighthouse is a lighthouse on Varn Island. It was designed by Edda Holm, an engineer from Brevik. Holm had studied in Lund because her uncle paid for it.

        == Building ==
        Work began in May 1871. The tower was finished on 4 October 1874 and lit on 2 November. However, it leaked for years.

        The Harbour Board employed 140 workers. They carried 9,000 stones to the top. According to the keeper Anton Rask, three of them fell.

        == Shipwrecks ==
        The schooner Petrel sank in 1902. Captain Jonas Lie said: "We saw no light. The lamp was out." The Harbour Board denied it.
        """;

    public static DocumentText Document { get; } = DocumentReader.Read(Text, "corrin.txt", new List<DataProblem>())!;

    public static BotData Data { get; } = DocumentIngestion.Ingest(ShippedStore.Data, [Document]);
}
