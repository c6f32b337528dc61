using RelationsBot.BotFramework.Schema.Citations;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Schema;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Plain words, 日本: 5% \"so\"", "Plain words, 日本: 5% \"so\"")]
    [InlineData(@"\`*_{}[]()#+-.!|~", @"\\\`\*\_\{\}\[\]\(\)\#\+\-\.\!\|\~")]
    [InlineData("<img src=x> & more", "&lt;img src\\=x&gt; &amp; more")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("[1]: https://evil.example", @"\[1\]: https://evil\.example")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("heading\n===", "heading\n\\=\\=\\=")]
    public void ShowsTextAsItWasWritten(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));
}
