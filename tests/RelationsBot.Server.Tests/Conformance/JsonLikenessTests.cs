using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.Conformance;
using Xunit;

namespace RelationsBot.Server.Tests.Conformance;

public sealed class JsonLikenessTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", null)]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a is 2, not 1")]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{}}""", "$.a.b is missing")]
    [InlineData("""{"a":null}""", """{}""", null)]
    [InlineData("""{"a":null}""", """{"a":0}""", "$.a is 0, not null")]
    [InlineData("""[1,2]""", """[1]""", "$ is no list of 2: [1]")]
    [InlineData("""[]""", """{}""", "$ is no list of 0: {}")]
    [InlineData("""{"a":{"$contains":"b"}}""", """{"a":"abc"}""", null)]
    [InlineData("""{"a":{"$contains":"d"}}""", """{"a":"abc"}""", "$.a: $contains \"d\" does not hold of \"abc\"")]
    [InlineData("""{"a":{"$lacks":"b"}}""", """{"a":"abc"}""", "$.a: $lacks \"b\" does not hold of \"abc\"")]
    [InlineData("""{"a":{"$lacks":"b"}}""", """{}""", "$.a: $lacks \"b\" does not hold of what is missing")]
    [InlineData("""{"a":{"$there":false}}""", """{"a":null}""", null)]
    [InlineData("""{"a":{"$there":false}}""", """{"a":1}""", "$.a: $there false does not hold of 1")]
    [InlineData("""{"a":{"$there":true}}""", """{}""", "$.a: $there true does not hold of what is missing")]
    [InlineData("""{"$has":{"a":1}}""", """[{"a":2},{"a":1}]""", null)]
    [InlineData("""{"$has":{"a":1}}""", """[{"a":2}]""", "$: $has {\"a\":1} does not hold of [{\"a\":2}]")]
    public void DifferencesAreNamedByTheirPlace(string expected, string actual, string? difference) =>
        Assert.Equal(difference, JsonLikeness.Difference(JsonNode.Parse(expected), JsonElement.Parse(actual)));

    [Fact]
    public void AConditionThatNobodyKnowsIsAMistakeInTheCase() =>
        Assert.Throws<InvalidDataException>(() => JsonLikeness.Difference(JsonNode.Parse("""{"$like":1}"""), JsonElement.Parse("1")));
}
