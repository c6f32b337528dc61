using System.Text;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>Breaks good text in a few places by chance: parts are lost, put in, changed or doubled.</summary>
internal static class BrokenText
{
    private const string Alphabet = "ABCXYZabcxyz0189-_.= \t,;\"\\/{}[]<>%+\u00e9\u00ff";

    public static string Of(string text, Random random)
    {
        var broken = new StringBuilder(text);
        for (var changes = random.Next(1, 5); changes > 0 && broken.Length > 0; changes--)
        {
            var place = random.Next(broken.Length);
            switch (random.Next(4))
            {
                case 0:
                    broken.Remove(place, random.Next(1, broken.Length - place + 1));
                    break;
                case 1:
                    broken.Insert(place, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                case 2:
                    broken[place] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                default:
                    broken.Insert(place, broken.ToString(), 1);
                    break;
            }
        }

        return broken.ToString() == text ? text + "x" : broken.ToString();
    }
}
