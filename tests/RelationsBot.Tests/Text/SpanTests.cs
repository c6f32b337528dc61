using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class SpanTests
{
    [Theory]
    [InlineData(0, 3, 1, 2, true, true)]
    [InlineData(0, 3, 2, 2, false, true)]
    [InlineData(0, 3, 3, 1, false, false)]
    [InlineData(2, 1, 0, 2, false, false)]
    [InlineData(0, 3, 0, 3, true, true)]
    public void Contains_and_overlaps(int start, int length, int otherStart, int otherLength, bool contains, bool overlaps)
    {
        var span = new Span(start, length);
        var other = new Span(otherStart, otherLength);
        Assert.Equal(contains, span.Contains(other));
        Assert.Equal(overlaps, span.Overlaps(other));
        Assert.Equal(overlaps, other.Overlaps(span));
    }
}
