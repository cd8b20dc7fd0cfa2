namespace Waymark.Cases;

/// <summary>The names under which the policy's <c>met by</c> and <c>after</c> know what was done. A duty's own id is a further name: met on its page.</summary>
public static class DeedNames
{
    /// <summary>An adult raised a concern.</summary>
    public const string ConcernRaised = "concern-raised";

    /// <summary>A lead took it.</summary>
    public const string ConcernTaken = "concern-taken";

    /// <summary>A case was opened.</summary>
    public const string CaseOpened = "case-opened";

    /// <summary>The senior team was told.</summary>
    public const string SeniorTold = "senior-told";

    /// <summary>The school has the device.</summary>
    public const string DeviceTaken = "device-taken";

    /// <summary>The school has it in a named place under a seal.</summary>
    public const string DeviceSecured = "device-secured";

    /// <summary>The police have it.</summary>
    public const string DeviceToPolice = "device-to-police";

    /// <summary>A parent or carer of the child was told.</summary>
    public const string ParentsTold = "parents-told";

    /// <summary>Own words were taken down.</summary>
    public const string WordsRecorded = "words-recorded";

    /// <summary>The child's wishes were written down.</summary>
    public const string WishesRecorded = "wishes-recorded";

    /// <summary>The child was told what happens next.</summary>
    public const string ChildTold = "child-told";

    /// <summary>A search was asked for.</summary>
    public const string SearchAsked = "search-asked";

    /// <summary>A search was allowed.</summary>
    public const string SearchAllowed = "search-allowed";

    /// <summary>A search was not allowed.</summary>
    public const string SearchRefused = "search-refused";

    /// <summary>A search was written down.</summary>
    public const string SearchDone = "search-done";

    /// <summary>A letter was made.</summary>
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
