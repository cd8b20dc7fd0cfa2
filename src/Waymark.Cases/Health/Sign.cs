using System.Globalization;
using Waymark.Record;

namespace Waymark.Cases.Health;

/// <summary>One thing that was looked at. It names nobody and holds no word of a case.</summary>
/// <param name="Of">What was looked at, in a word.</param>
/// <param name="Says">What was seen, in a sentence.</param>
/// <param name="Do">What to do about it; null where nothing need be done.</param>
public sealed record Sign(string Of, string Says, string? Do = null)
{
    /// <summary>Whether nothing need be done.</summary>
    public bool IsGood => Do is null;

    internal static Sign When(bool isGood, string of, string says, string otherwise) =>
        new(of, says, isGood ? null : otherwise);

    internal static string Day(DateTimeOffset at) =>
        SchoolTime
            .London.Local(at)
            .ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    internal static string Number(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where an installation keeps what its health depends on.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Key">Where the master key comes from.</param>
/// <param name="WitnessFolder">The folder of whoever keeps the checkpoints; null or empty where there is none.</param>
/// <param name="WitnessMail">Where checkpoints are mailed to; null or empty where they are not.</param>
public sealed record Installed(
    string Data,
    KeySource Key,
    string? WitnessFolder,
    string? WitnessMail
);
