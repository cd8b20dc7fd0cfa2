using System.Text;

namespace Waymark.Cases;

/// <summary>What may stand in a field of words. Emoji, right-to-left and markup are words; a picture written as text is not.</summary>
/// <param name="Missing">The sentence shown when nothing is typed; null when the field may stay empty.</param>
public sealed record TypedText(string? Missing)
{
    private const string Picture =
        "This looks like a picture or file pasted as text. Take it out: Waymark keeps words only. Write which device or app it is on";

    /// <summary>A field that may stay empty.</summary>
    public static TypedText Optional { get; } = new((string?)null);

    /// <summary>The most characters (UTF-16 units) that are kept.</summary>
    public int Longest { get; init; } = 10_000;

    /// <summary>Null when the text may be kept, else a sentence for beside the field.</summary>
    public string? Refuse(string? text)
    {
        var tidy = Tidy(text);
        if (tidy.Length == 0)
        {
            return Missing;
        }

        if (tidy.Length > Longest)
        {
            return $"Use at most {Longest:N0} characters. You have {tidy.Length:N0}";
        }

        return PictureText.IsIn(tidy) ? Picture : null;
    }

    /// <summary>The text as it is kept: one kind of line break, no control characters, nothing blank around it.</summary>
    public static string Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (!char.IsControl(letter) || letter is '\n' or '\t')
            {
                kept.Append(letter);
            }
        }

        return kept.ToString().Trim();
    }
}
