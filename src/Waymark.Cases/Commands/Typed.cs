using System.Text.RegularExpressions;

namespace Waymark.Cases.Commands;

/// <summary>What people type is words and is kept as it is. Refused are only: nothing where something is needed, too much, and a picture in text form.</summary>
public static partial class Typed
{
    /// <summary>The most characters that one box takes.</summary>
    public const int Longest = 20_000;

    /// <summary>Why this text cannot be taken; null where it can.</summary>
    /// <param name="field">The command's property, for the error beside the field.</param>
    /// <param name="missing">The sentence where it is empty; null where it may be.</param>
    public static Outcome? Check(string? text, string field, string? missing = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            return missing is null ? null : new Refused(missing) { Field = field };
        if (text.Length > Longest)
        {
            return new Refused(
                $"This is {text.Length:N0} characters. Please keep it to {Longest:N0}."
            )
            {
                Field = field,
            };
        }

        return HoldsPicture(text)
            ? new Refused(
                "This holds picture data. Please remove it: Waymark never keeps a picture."
            )
            {
                Field = field,
            }
            : null;
    }

    /// <summary>The first refusal of several checks; null where all is well.</summary>
    public static Outcome? First(params Outcome?[] checks) =>
        checks.FirstOrDefault(check => check is not null);

    /// <summary>Whether the text holds a picture in text form: a data address, or a long run that only a machine writes.</summary>
    public static bool HoldsPicture(string text) =>
        DataAddress().IsMatch(text) || Base64Run().IsMatch(text);

    [GeneratedRegex(@"data:\s*(image|video|audio|application)/", RegexOptions.IgnoreCase)]
    private static partial Regex DataAddress();

    [GeneratedRegex(
        @"(?=[A-Za-z0-9+/_=-]*[0-9])(?=[A-Za-z0-9+/_=-]*[A-Z])(?:[A-Za-z0-9+/_=-]{40,}\s?){6,}"
    )]
    private static partial Regex Base64Run();
}
