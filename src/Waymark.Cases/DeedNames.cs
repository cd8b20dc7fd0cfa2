namespace Waymark.Cases;

/// <summary>The names under which the policy's <c>met by</c> and <c>after</c> know what was done. A duty's own id is a further name: met on its page.</summary>
public static class DeedNames
{
    public const string ConcernRaised = "concern-raised";
    public const string ConcernTaken = "concern-taken";
    public const string CaseOpened = "case-opened";
    public const string SeniorTold = "senior-told";
    public const string DeviceTaken = "device-taken";
    public const string DeviceSecured = "device-secured";
    public const string DeviceToPolice = "device-to-police";
    public const string ParentsTold = "parents-told";
    public const string WordsRecorded = "words-recorded";
    public const string WishesRecorded = "wishes-recorded";
    public const string ChildTold = "child-told";
    public const string SearchAsked = "search-asked";
    public const string SearchAllowed = "search-allowed";
    public const string SearchRefused = "search-refused";
    public const string SearchDone = "search-done";
    public const string LetterMade = "letter-made";
    private const string DecisionPrefix = "decision.";

    /// <summary>Every name but those of decisions and duties.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ConcernRaised,
        ConcernTaken,
        CaseOpened,
        SeniorTold,
        DeviceTaken,
        DeviceSecured,
        DeviceToPolice,
        ParentsTold,
        WordsRecorded,
        WishesRecorded,
        ChildTold,
        SearchAsked,
        SearchAllowed,
        SearchRefused,
        SearchDone,
        LetterMade,
    ];

    /// <summary>The deed of having taken a decision; its options are deeds too.</summary>
    public static string Decision(string decision) => DecisionPrefix + decision;
}
