using System.Globalization;
using System.Text.Json.Nodes;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>An expression of a deployment template, such as <c>[if(empty(parameters('a')), 'x', variables('b').c)]</c>. Anything left over is an error.</summary>
internal sealed class ArmExpression
{
    private readonly string text;
    private readonly Func<string, IReadOnlyList<Func<JsonNode?>>, JsonNode?> call;
    private int at = 1;

    public ArmExpression(string text, Func<string, IReadOnlyList<Func<JsonNode?>>, JsonNode?> call)
    {
        if (text[^1] != ']')
            throw new FormatException($"The expression does not end: {text}");
        (this.text, this.call) = (text[..^1], call);
    }

    public JsonNode? Evaluate()
    {
        var value = Read();
        Expect(at == text.Length);
        return value();
    }

    // Read whole before any of it is evaluated, so that branches not taken are well-formed too.
    private Func<JsonNode?> Read()
    {
        Blanks();
        Func<JsonNode?> value;
        if (Take('\''))
        {
            var literal = Until('\'');
            value = () => literal;
        }
        else if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var number = int.Parse(While(char.IsAsciiDigit), CultureInfo.InvariantCulture);
            value = () => number;
        }
        else
        {
            value = ReadCall();
        }

        while (true)
        {
            var owner = value;
            if (Take('.'))
            {
                var property = While(char.IsAsciiLetterOrDigit);
                value = () => owner()![property];
            }
            else if (Take('['))
            {
                var index = Read();
                Expect(Take(']'));
                value = () => index() is JsonValue key && key.TryGetValue<int>(out var i) ? owner()![i] : owner()![index()!.GetValue<string>()];
            }
            else
            {
                Blanks();
                return value;
            }
        }
    }

    private Func<JsonNode?> ReadCall()
    {
        var function = While(char.IsAsciiLetterOrDigit);
        Expect(function.Length > 0 && Take('('));
        var arguments = new List<Func<JsonNode?>>();
        Blanks();
        if (!Take(')'))
        {
            do
                arguments.Add(Read());
            while (Take(','));
            Expect(Take(')'));
        }

        return () => call(function, arguments);
    }

    private bool Take(char character)
    {
        if (at >= text.Length || text[at] != character)
            return false;
        at++;
        return true;
    }

    private string While(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return text[start..at];
    }

    private string Until(char end)
    {
        var part = While(character => character != end);
        Expect(Take(end));
        return part;
    }

    private void Blanks() => While(character => character == ' ');

    private void Expect(bool holds)
    {
        if (!holds)
            throw new FormatException($"The expression is wrong at {at}: {text}]");
    }
}
