namespace Waymark.Policies;

/// <summary>What a fact or a rule is about.</summary>
public enum Scope
{
    /// <summary>The school itself: governance. Never holds a case open.</summary>
    School,

    /// <summary>One per case.</summary>
    Case,

    /// <summary>About one act that is asked or was done.</summary>
    Act,

    /// <summary>About one person in the case.</summary>
    Person,

    /// <summary>About one device.</summary>
    Device,

    /// <summary>About one place, online or on a network.</summary>
    Place,
}

/// <summary>A known value: one word, or several for a list (an empty list is known, and means none).</summary>
/// <param name="Values">The words, as the vocabulary writes them; dates as 2026-11-16, date-times as 2026-11-16T10:00, school local time.</param>
/// <param name="KnownAt">When it became known, school local time; null where nobody says.</param>
/// <param name="By">Who said so, in words fit to show; null where nobody says.</param>
public sealed record FactValue(
    IReadOnlyList<string> Values,
    DateTime? KnownAt = null,
    string? By = null
);

/// <summary>One person, device, place or act of a case, with what is known of it. Facts are keyed by their full id (person.age).</summary>
/// <param name="Name">Unique within its scope in the case; not shown to people.</param>
public sealed record Entity(Scope Scope, string Name, IReadOnlyDictionary<string, FactValue> Facts);

/// <summary>Everything known of a case. What is not here is unknown, never no.</summary>
/// <param name="Case">Case facts by id.</param>
/// <param name="Entities">People, devices, places, and acts (asked or done); names unique within a scope.</param>
/// <param name="AskedNotKnown">Questions that were asked and could not be answered: fact id, entity name or null, and why.</param>
/// <param name="OpenedAt">When the school was told, school local time: clocks run from here where nothing later decides. Null: from now.</param>
public sealed record CaseFacts(
    IReadOnlyDictionary<string, FactValue> Case,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<NotKnown> AskedNotKnown,
    DateTime? OpenedAt = null
)
{
    /// <summary>A case of which nothing is known.</summary>
    public static CaseFacts None { get; } = new(new Dictionary<string, FactValue>(), [], []);
}

/// <summary>A question that was asked and could not be answered.</summary>
public sealed record NotKnown(string Fact, string? Entity, string Because);

/// <summary>Something that was done and may meet a duty: never a fact.</summary>
/// <param name="Name">A duty's id (met on its own page), or a name that a rule's <c>met by</c> or <c>after</c> gives, such as decision.police.</param>
/// <param name="Entity">For whom or what; null: for every entity.</param>
/// <param name="At">When, school local time.</param>
/// <param name="By">By whom, in words fit to show.</param>
public sealed record Deed(string Name, string? Entity, DateTime At, string? By);

/// <summary>An attempt to leave a duty undone, with the reason. It does nothing to an absolute duty.</summary>
public sealed record SettingAside(
    string Duty,
    string? Entity,
    string Reason,
    DateTime At,
    string? By
);

/// <summary>A decision that was taken: which, what was chosen, and what the policy required or presumed of it then.</summary>
/// <param name="Basis">The <see cref="DecisionOutlook.Basis"/> as it was when the decision was taken; it is stale when that has changed.</param>
/// <param name="AgreedBy">The roles that have agreed to it.</param>
public sealed record DecisionTaken(
    string Decision,
    string Option,
    string Basis,
    DateTime At,
    string? By,
    IReadOnlyList<string> AgreedBy
);

/// <summary>What was done in a case, apart from what is known of it.</summary>
public sealed record Deeds(
    IReadOnlyList<Deed> Done,
    IReadOnlyList<SettingAside> SetAside,
    IReadOnlyList<DecisionTaken> Decisions
)
{
    /// <summary>Nothing done yet.</summary>
    public static Deeds None { get; } = new([], [], []);
}

/// <summary>The days on which the school is closed, besides Saturdays and Sundays. Working days leave out bank holidays only; school days leave out both.</summary>
public sealed record SchoolCalendar(
    IReadOnlySet<DateOnly> BankHolidays,
    IReadOnlySet<DateOnly> ClosedDays
)
{
    /// <summary>Weekends only.</summary>
    public static SchoolCalendar WeekendsOnly { get; } =
        new(new HashSet<DateOnly>(), new HashSet<DateOnly>());
}
