using FsCheck.Fluent;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("Satō", "sato")]
    [InlineData("SATŌ", "sato")]
    [InlineData("Sato\u0304", "sato")]
    [InlineData("Man'gyŏngdae", "man'gyongdae")]
    [InlineData("Man’gyŏngdae", "man'gyongdae")]
    [InlineData("Nguyễn Việt", "nguyen viet")]
    [InlineData("ÀÉÎÕÜÝÇÑŞŽİ", "aeiouycnszi")]
    [InlineData("søster łaska ßæ", "søster łaska ßæ")]
    [InlineData("日朝関係 が 조일 관계 Ελλάδα", "日朝関係 が 조일 관계 ελλάδα")]
    public void Latin_letters_lose_their_marks_and_others_stay(string text, string expected) => Assert.Equal(expected, Folding.Fold(text));

    [Theory]
    [InlineData("Japan’s", "japan's")]
    [InlineData("Jun`ichiro", "jun'ichiro")]
    [InlineData("Chʼongryon", "ch'ongryon")]
    [InlineData("already", "already")]
    [InlineData("", "")]
    public void Apostrophes_are_one(string text, string expected) => Assert.Equal(expected, Folding.Fold(text));

    [Theory]
    [InlineData("ガ", "カ")]
    [InlineData("각", "가")]
    [InlineData("日", "目")]
    [InlineData("Sato", "Saito")]
    [InlineData("Sŏul", "Seoul")]
    public void Other_words_stay_other_words(string one, string other) => Assert.NotEqual(Folding.Fold(other), Folding.Fold(one));

    [Fact]
    public void Folding_twice_is_folding_once() => Prop.ForAll(HostileText.Any, raw =>
    {
        var folded = Folding.Fold(TextCleaner.Clean(raw));
        Assert.Equal(folded, Folding.Fold(folded));
    }).Holds();
}
