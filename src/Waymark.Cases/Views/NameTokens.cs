using System.Globalization;
using System.Text;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>Names as keyed hashes: each part of a name and each beginning of it, so that a name is found from its first letters and read from no table.</summary>
internal static class NameTokens
{
    private const int Shortest = 2;
    private const int LongestBeginning = 12;
    private const string Purpose = "name";

    /// <summary>The parts of a name, without case, accents and marks.</summary>
    internal static IReadOnlyList<string> Parts(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(letter))
                plain.Append(letter);
            else if (letter is not ('\'' or '’'))
                plain.Append(' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }

    /// <summary>The tokens under which a name is kept.</summary>
    internal static IEnumerable<byte[]> Of(RecordStore record, SchoolId school, string name) =>
        Of((purpose, word) => record.Token(school, purpose, word), name);

    /// <param name="token">Makes the token of a word for a purpose.</param>
    internal static IEnumerable<byte[]> Of(Func<string, string, byte[]> token, string name) =>
        Parts(name).SelectMany(Beginnings).Distinct().Select(part => token(Purpose, part));

    /// <summary>The tokens that all must be there for what was typed; none where it is too short to look up.</summary>
    internal static IReadOnlyList<byte[]> Typed(RecordStore record, SchoolId school, string typed)
    {
        var parts = Parts(typed);
        return parts.Any(part => part.Length < Shortest)
            ? []
            :
            [
                .. parts.Select(part =>
                    record.Token(school, Purpose, part[..Math.Min(part.Length, LongestBeginning)])
                ),
            ];
    }

    /// <summary>Whose name has all of these tokens.</summary>
    /// <param name="tokens">One at least.</param>
    /// <remarks>The rows of each token, asked for one by one and counted: begun from anywhere else, a database looks at the whole register, as SQLite does where several stand in one condition, or compares two long lists row by row.</remarks>
    internal static IQueryable<Guid> Whose(
        IQueryable<TokenRow> rows,
        SchoolId school,
        IReadOnlyList<byte[]> tokens
    )
    {
        var each = tokens.DistinctBy(Convert.ToHexString).ToList();
        var count = each.Count;
        return each.Select(token =>
                rows.Where(row => row.SchoolId == school.Value && row.Token == token)
                    .Select(row => row.Of)
            )
            .Aggregate((some, more) => some.Concat(more))
            .GroupBy(of => of)
            .Where(same => same.Count() == count)
            .Select(same => same.Key);
    }

    /// <summary>Whether a name, opened, does begin as typed: hits are confirmed.</summary>
    internal static bool Matches(string name, string typed)
    {
        var parts = Parts(name);
        return Parts(typed)
            .All(wanted => parts.Any(part => part.StartsWith(wanted, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Beginnings(string part) =>
        part.Length < Shortest
            ? [part]
            : Enumerable
                .Range(Shortest, Math.Min(part.Length, LongestBeginning) - Shortest + 1)
                .Select(length => part[..length]);
}
