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
}
