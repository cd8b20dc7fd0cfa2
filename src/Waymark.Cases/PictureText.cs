using System.Text.RegularExpressions;

namespace Waymark.Cases;

/// <summary>Tells a picture written as text from words. The bar is high: a long web address or a wall of letters passes.</summary>
internal static partial class PictureText
{
    /// <summary>How the base64 of a picture or film begins, and its hexadecimal.</summary>
    private static readonly string[] s_beginnings =
    [
        "/9j/",
        "iVBORw0KGgo",
        "R0lGOD",
        "UklGR",
        "SUkqA",
        "TU0AK",
        "PHN2Zy",
        "AAAAGGZ0eX",
        "AAAAHGZ0eX",
        "AAAAIGZ0eX",
        "AAAAJGZ0eX",
        "JVBERi0",
        "UEsDB",
        "ffd8ff",
        "89504e47",
        "47494638",
    ];

    private const int LongWithBeginning = 100;
    private const int LongAnyway = 400;

    public static bool IsIn(string text)
    {
        if (FileAddress().IsMatch(text))
        {
            return true;
        }

        foreach (var blob in Blob().EnumerateMatches(text))
        {
            if (IsFile(text.AsSpan(blob.Index, blob.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFile(ReadOnlySpan<char> blob)
    {
        foreach (var beginning in s_beginnings)
        {
            if (
                blob.Length >= LongWithBeginning
                && blob.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return blob.Length >= LongAnyway && LooksCoded(blob);
    }

    // Coded bytes use most of their alphabet; a cry of "aaaaaaa" or a row of dashes does not.
    private static bool LooksCoded(ReadOnlySpan<char> blob)
    {
        Span<bool> seen = stackalloc bool[128];
        var different = 0;
        foreach (var letter in blob)
        {
            if (letter < 128 && !seen[letter] && !char.IsWhiteSpace(letter))
            {
                seen[letter] = true;
                different++;
            }
        }

        var digits = blob.IndexOfAnyInRange('0', '9') >= 0;
        return digits && different >= 15;
    }

    [GeneratedRegex(
        @"data:\s*(image|video|audio|application)/[^,]{0,100},|data:[^,\s]{0,100};\s*base64\s*,",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex FileAddress();

    /// <summary>Runs of base64 or hexadecimal; lines of at least 40 such letters count as one run.</summary>
    [GeneratedRegex(
        @"[A-Za-z0-9+/_-]{40,}(?:\s+[A-Za-z0-9+/_-]{40,})*(?:\s+[A-Za-z0-9+/_-]+)?={0,2}"
    )]
    private static partial Regex Blob();
}
