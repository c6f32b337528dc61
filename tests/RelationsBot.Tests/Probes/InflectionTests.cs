using RelationsBot.Probes;
using Xunit;

namespace RelationsBot.Tests.Probes;

public class InflectionTests
{
    private static readonly Inflection Inflection = new(ShippedStore.Data.Irregular);

    [Theory]
    [InlineData("visit", "visited", "visited", "visiting")]
    [InlineData("go", "went", "gone", "going")]
    [InlineData("write", "wrote", "written", "writing")]
    [InlineData("take", "took", "taken", "taking")]
    [InlineData("pay", "paid", "paid", "paying")]
    [InlineData("deny", "denied", "denied", "denying")]
    [InlineData("set up", "set up", "set up", "setting up")]
    [InlineData("call for", "called for", "called for", "calling for")]
    public void Verbs_have_their_forms(string lemma, string past, string participle, string gerund)
    {
        Assert.Equal(past, Inflection.Of(lemma, VerbForm.Past));
        Assert.Equal(participle, Inflection.Of(lemma, VerbForm.Participle));
        Assert.Equal(gerund, Inflection.Of(lemma, VerbForm.Gerund));
    }

    [Theory]
    [InlineData("country", "countries")]
    [InlineData("day", "days")]
    [InlineData("church", "churches")]
    public void Nouns_have_a_plural(string noun, string plural) => Assert.Equal(plural, Inflection.Plural(noun));
}
