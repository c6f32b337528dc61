using FsCheck;
using FsCheck.Fluent;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class FoldingTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Text", "known-failures.txt");

    [Theory]
    [InlineData("Satō", "sato")]
    [InlineData("P'yŏngyang", "p'yongyang")]
    [InlineData("Ichirō", "ichiro")]
    [InlineData("JAPAN", "japan")]
    [InlineData("already", "already")]
    [InlineData("Japan’s", "japan's")]
    [InlineData("Jun`ichiro", "jun'ichiro")]
    [InlineData("résumé", "resume")]
    [InlineData("ÉÀÜ", "eau")]
    [InlineData("", "")]
    public void Makes_spellings_comparable(string one, string other) =>
        Failures.Verify("fold: " + one, () => Assert.Equal(Folding.Fold(other), Folding.Fold(one)));

    [Theory]
    [InlineData("ガ", "カ")]
    [InlineData("ぱ", "は")]
    [InlineData("각", "가")]
    [InlineData("日", "目")]
    [InlineData("sato", "saito")]
    [InlineData("il", "ill")]
    public void Keeps_what_makes_another_word(string one, string other)
    {
        Assert.Equal(one, Folding.Fold(one));
        Assert.NotEqual(Folding.Fold(other), Folding.Fold(one));
    }

    [Fact]
    public void Folding_twice_is_folding_once() => Prop.ForAll(HostileText.Any, raw =>
    {
        var folded = Folding.Fold(TextCleaner.Clean(raw));
        Assert.Equal(folded, Folding.Fold(folded));
    }).QuickCheckThrowOnFailure();
}
