using RelationsBot.Answering;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>What names do in a question.</summary>
public class ClauseTests
{
    [Theory]
    [InlineData("When did Odila Bramm visit Ostery?", "odila-bramm", TermPart.Subject)]
    [InlineData("When did Odila Bramm visit Ostery?", "ostery", TermPart.Object)]
    [InlineData("Was the Low Mill founded by Henk Sorrel?", "henk-sorrel", TermPart.ByAgent)]
    [InlineData("Was the Low Mill founded by Henk Sorrel?", "low-mill", TermPart.Subject)]
    [InlineData("Who met Lena Dorn?", "lena-dorn", TermPart.Object)]
    [InlineData("When did Velmar and Ostery agree?", "ostery", TermPart.Subject)]
    [InlineData("Who praised Bramm's festival?", "odila-bramm", TermPart.None)]
    [InlineData("What did Odila Bramm say in Ostery?", "ostery", TermPart.None)]
    public void A_name_has_its_part_by_where_it_stands(string question, string entity, object part) => Assert.Equal(part, Name(question, entity).Part);

    [Theory]
    [InlineData("Who sent lanterns to Velmar?", "velmar", "to")]
    [InlineData("Who sent lanterns to the Ferry Guild?", "ferry-guild", "to")]
    [InlineData("Who sent lanterns to Ostery and Velmar?", "velmar", "to")]
    [InlineData("Who sent lanterns from Ostery to Velmar?", "ostery", "from")]
    [InlineData("Who sent lanterns from Ostery to Velmar?", "velmar", "to")]
    [InlineData("When did Odila Bramm visit Ostery?", "ostery", null)]
    [InlineData("Who sent lanterns to Bramm's festival?", "odila-bramm", null)]
    public void A_name_hangs_on_the_preposition_before_it_or_before_the_name_it_is_joined_to(string question, string entity, string? preposition) =>
        Assert.Equal(preposition, Name(question, entity).Preposition);

    [Theory]
    [InlineData("When was Bramm's visit to Ostery?", "odila-bramm", true)]
    [InlineData("When was Bramm's visit to Ostery?", "ostery", false)]
    [InlineData("When did Odila Bramm visit Ostery?", "odila-bramm", false)]
    public void Who_has_a_deed_is_its_owner(string question, string entity, bool isOwner) => Assert.Equal(isOwner, Name(question, entity).IsOwner);

    [Theory]
    [InlineData("Was the Low Mill founded by Henk Sorrel?", true)]
    [InlineData("When was the Ash Bridge praised?", true)]
    [InlineData("Did Henk Sorrel found the Low Mill?", false)]
    [InlineData("Who praised the Ash Bridge?", false)]
    public void The_subject_of_a_passive_suffers(string question, bool isPassive) => Assert.Equal(isPassive, BridgeTown.Bot.Read(question).IsPassive);

    [Theory]
    [InlineData("Whom did Odila Bramm meet when Lena Dorn praised the bridge?", "lena-dorn", TermPart.None)]
    [InlineData("Whom did Odila Bramm meet when Lena Dorn praised the bridge?", "odila-bramm", TermPart.Subject)]
    [InlineData("Who paid if Ostery refused?", "ostery", TermPart.None)]
    public void Who_acts_in_a_clause_of_time_or_condition_has_no_part_in_the_question(string question, string entity, object part) => Assert.Equal(part, Name(question, entity).Part);

    [Theory]
    [InlineData("What were the tolls like after the bridge was opened?", null)]
    [InlineData("What would Velmar pay if the mill closed?", "pay")]
    [InlineData("Who was it that said Ostery paid?", "said")]
    [InlineData("Who praised that bridge?", "praised")]
    public void The_verb_of_a_question_is_its_own(string question, string? verb) => Assert.Equal(verb, BridgeTown.Bot.Read(question).Terms.FirstOrDefault(t => t.IsMainVerb)?.Text);

    private static Term Name(string question, string entity) => BridgeTown.Bot.Read(question).Terms.Single(t => t.EntityIds.Contains(entity));
}
