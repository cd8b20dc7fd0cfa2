using System.Globalization;

namespace Waymark.Policies.Conditions;

/// <summary>
/// A fact of the vocabulary with its place in a <see cref="Situation"/>. A value is one number: 0 is unknown; else the top bit is set and
/// the rest holds one bit for each option, or the day, minute or number itself.
/// </summary>
internal sealed class Fact
{
    public const ulong KnownBit = 1UL << 63;
    public const int MostOptions = 62;

    private static readonly string[] MinuteFormats =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
    ];

    private readonly string[] options;

    public Fact(FactRule rule, int slot, Place place)
    {
        Rule = rule;
        Slot = slot;
        Place = place;
        asked = new FactAsked(rule.Id, null);
        options = [.. rule.Options.Select(option => option.Value)];
    }

    public FactRule Rule { get; }
    public int Slot { get; }
    public Place Place { get; }

    private readonly FactAsked asked;

    /// <summary>The fact as it is asked of an entity, or of the case.</summary>
    public FactAsked Asked(string? entity) =>
        entity is null ? asked : asked with { Entity = entity };

    /// <summary>What stands against an act while the fact is asked and has no answer.</summary>
    public string Unanswered => field ??= $"Answer, or say why it cannot be answered: {Rule.Asks}";

    /// <summary>The bit of an option; null where the fact has no such option.</summary>
    public ulong? Mask(string option)
    {
        // There are few options: comparing them one by one costs less than hashing the word.
        for (var bit = 0; bit < options.Length; bit++)
        {
            if (options[bit] == option)
                return 1UL << bit;
        }
        return null;
    }

    public ulong Encode(FactValue value)
    {
        if (Rule.Type == FactType.List)
            return EncodeList(value.Values);
        if (value.Values.Count == 0 && Rule.Type == FactType.Text)
            return 0;
        if (value.Values.Count != 1)
            throw Unfit(string.Join(", ", value.Values));
        var text = value.Values[0];
        return Rule.Type switch
        {
            FactType.YesNo or FactType.Choice => KnownBit | BitOf(text),
            FactType.Date => KnownBit | DayOf(text),
            FactType.DateTime => KnownBit | MinuteOf(text),
            FactType.Number => KnownBit | NumberOf(text),
            _ => string.IsNullOrWhiteSpace(text) ? 0 : KnownBit | 1,
        };
    }

    private ulong EncodeList(IReadOnlyList<string> words)
    {
        var mask = KnownBit;
        for (var index = 0; index < words.Count; index++)
            mask |= BitOf(words[index]);
        return mask;
    }

    /// <summary>What was encoded, without the top bit: a day number, a minute or a number.</summary>
    public static long Plain(ulong value) => (long)(value & ~KnownBit);

    /// <summary>How values of the fact are written, in words.</summary>
    public string Wanted =>
        Rule.Type switch
        {
            FactType.Date => "a date such as 2026-11-16",
            FactType.DateTime => "a date and time such as 2026-11-16T10:00",
            FactType.Number => "a whole number",
            FactType.Text => "words",
            _ => $"one of {Words.Ticked(Rule.Options.Select(option => option.Value))}",
        };

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );

    public static bool TryMinute(string text, out DateTime minute) =>
        DateTime.TryParseExact(
            text,
            MinuteFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out minute
        );

    private ulong BitOf(string word) => Mask(word) ?? throw Unfit(word);

    private ulong DayOf(string text) =>
        TryDay(text, out var day) ? (ulong)day.DayNumber : throw Unfit(text);

    private ulong MinuteOf(string text) =>
        TryMinute(text, out var minute)
            ? (ulong)(minute.Ticks / TimeSpan.TicksPerSecond)
            : throw Unfit(text);

    private ulong NumberOf(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unfit(text);

    private ArgumentException Unfit(string text) =>
        new($"the fact `{Rule.Id}` cannot be `{text}`: it is {Wanted}");
}
