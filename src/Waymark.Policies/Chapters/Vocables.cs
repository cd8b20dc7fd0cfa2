using System.Collections.Frozen;

namespace Waymark.Policies.Chapters;

/// <summary>The fixed words of the policy language.</summary>
internal static class Vocables
{
    public const string FirstRecipient = "first-recipient";
    public const string ClassTerm = "class";

    public static FrozenDictionary<string, Scope> Scopes { get; } =
        new Dictionary<string, Scope>
        {
            ["case"] = Scope.Case,
            ["act"] = Scope.Act,
            ["person"] = Scope.Person,
            ["device"] = Scope.Device,
            ["place"] = Scope.Place,
            ["school"] = Scope.School,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, Scope> Entities { get; } =
        new Dictionary<string, Scope>
        {
            ["person"] = Scope.Person,
            ["device"] = Scope.Device,
            ["place"] = Scope.Place,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, FactType> Types { get; } =
        new Dictionary<string, FactType>
        {
            ["yes-no"] = FactType.YesNo,
            ["choice"] = FactType.Choice,
            ["list"] = FactType.List,
            ["date"] = FactType.Date,
            ["date-time"] = FactType.DateTime,
            ["number"] = FactType.Number,
            ["text"] = FactType.Text,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, Strength> Strengths { get; } =
        new Dictionary<string, Strength>
        {
            ["absolute"] = Strength.Absolute,
            ["must"] = Strength.Must,
            ["decide"] = Strength.Decide,
            ["consider"] = Strength.Consider,
            ["inform"] = Strength.Inform,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, ClockSource> Clocks { get; } =
        new Dictionary<string, ClockSource>
        {
            ["source"] = ClockSource.Source,
            ["guidance"] = ClockSource.Guidance,
            ["ours"] = ClockSource.Ours,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, ClockUnit> Units { get; } =
        new Dictionary<string, ClockUnit>
        {
            ["minute"] = ClockUnit.Minutes,
            ["hour"] = ClockUnit.Hours,
            ["day"] = ClockUnit.Days,
            ["working day"] = ClockUnit.WorkingDays,
            ["school day"] = ClockUnit.SchoolDays,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, Standing> Standings { get; } =
        new Dictionary<string, Standing>
        {
            ["verified"] = Standing.Verified,
            ["second-hand"] = Standing.SecondHand,
            ["unverified"] = Standing.Unverified,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, bool> SwitchStates { get; } =
        new Dictionary<string, bool> { ["on"] = true, ["off"] = false }.ToFrozenDictionary();

    public static FrozenDictionary<string, RetentionStart> RetentionStarts { get; } =
        new Dictionary<string, RetentionStart>
        {
            ["birth"] = RetentionStart.Birth,
            ["closing"] = RetentionStart.Closing,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, WatchFor> Watched { get; } =
        new Dictionary<string, WatchFor>
        {
            ["many-files"] = WatchFor.ManyFiles,
            ["own-name"] = WatchFor.OwnName,
            ["out-of-hours"] = WatchFor.OutOfHours,
        }.ToFrozenDictionary();

    /// <summary>The kinds of block that a vocabulary holds.</summary>
    public static IReadOnlyList<string> VocabularyBlocks { get; } =
    ["role", "fact", "act", "retention", "watch"];

    /// <summary>The kinds of block that a chapter holds.</summary>
    public static IReadOnlyList<string> ChapterBlocks { get; } =
    [
        "edition",
        "question",
        "term",
        "duty",
        "follow-up",
        "permission",
        "decision",
        "letter",
        "no-rule",
        "reading",
        "help",
        "withdraw",
        "source",
        "contradiction",
        "switch",
        "property",
        "retention",
        "scenario",
    ];
}
