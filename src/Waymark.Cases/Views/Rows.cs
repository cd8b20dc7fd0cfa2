using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>A concern in the inbox: enough to take it, nothing of what was said.</summary>
public sealed record ConcernRow(
    CaseReference Reference,
    SafeNow Safe,
    Audience Audience,
    ConcernState State,
    DateTimeOffset RaisedAt
)
{
    /// <summary>The child's class, where the register has it.</summary>
    public string? Class { get; init; }

    /// <summary>Whether the rest of the report was sent.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>Who raised it.</summary>
    public string ReportedBy { get; init; } = "";

    /// <summary>Who has it; null while nobody has.</summary>
    public string? TakenBy { get; init; }

    /// <summary>When it was taken, UTC; null while it is not.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>When the reporter said that it was raised by mistake; null where they did not.</summary>
    public DateTimeOffset? SaidMistakenAt { get; init; }
}

/// <summary>An open duty in a list. Times are UTC.</summary>
public sealed record DutyRow(
    CaseReference Case,
    string Duty,
    string? Entity,
    string Do,
    string Owner
)
{
    /// <summary>How strongly it binds.</summary>
    public Strength Strength { get; init; }

    /// <summary>When it is due, UTC; null where it has no clock.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether a clause that it rests on is yet to be held against the published text.</summary>
    public bool NotChecked { get; init; }

    /// <summary>Whether its owner sees place and task only, never a name.</summary>
    public bool LocationOnly { get; init; }

    /// <summary>What sort of place it is about, for those who see place and task only.</summary>
    public string? Place { get; init; }

    /// <summary>For what is to be found out in a closed case: the question whose answer ends it. Null for a duty.</summary>
    public string? Question { get; init; }
}

/// <summary>Something that waits for somebody's answer.</summary>
/// <param name="Kind">What is waited for.</param>
/// <param name="Of">The place of the entry in the log that asks.</param>
public sealed record WaitingRow(
    CaseReference Case,
    WaitingFor Kind,
    long Of,
    string Title,
    DateTimeOffset AskedAt
)
{
    /// <summary>For a search: its name within the case.</summary>
    public string? Ask { get; init; }

    /// <summary>Who asked, and so cannot answer.</summary>
    public PersonId? Asker { get; init; }

    /// <summary>The name of who asked.</summary>
    public string AskedBy { get; init; } = "";

    /// <summary>The role that answers; null where it waits for one person.</summary>
    public string? Role { get; init; }

    /// <summary>The roles that answer in its place, where whoever holds it is the one who asked.</summary>
    public IReadOnlyList<string> StandIns { get; init; } = [];

    /// <summary>The person who answers; null where any of a role may.</summary>
    public PersonId? Person { get; init; }
}

/// <summary>What somebody waits for.</summary>
public enum WaitingFor
{
    /// <summary>A search to be allowed or refused.</summary>
    SearchAnswer,

    /// <summary>A decision to be agreed or not.</summary>
    Agreement,

    /// <summary>"I have been told".</summary>
    Confirmation,

    /// <summary>A search that was allowed and not yet written down.</summary>
    SearchRecord,
}

/// <summary>A case in a list.</summary>
public sealed record CaseRow(
    CaseReference Reference,
    bool IsOpen,
    string Lead,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastEntryAt
)
{
    /// <summary>The children's names: for those who see the whole case.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>When the next open duty is due, UTC; null where none has a time.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    /// <summary>What that duty says; null where none has a time.</summary>
    public string? NextDuty { get; init; }

    /// <summary>How many open duties keep it from being closed.</summary>
    public int Standing { get; init; }

    /// <summary>The number of the first step that still has an open duty; null where none has.</summary>
    public int? Step { get; init; }
}

/// <summary>What needs a lead now, most urgent first. Each list is in the order in which to act.</summary>
public sealed record Inbox(
    IReadOnlyList<ConcernRow> NotSafeNow,
    IReadOnlyList<ConcernRow> Untaken,
    IReadOnlyList<DutyRow> Overdue,
    IReadOnlyList<DutyRow> Today,
    IReadOnlyList<WaitingRow> WaitingOnOthers
)
{
    /// <summary>Taken, and nothing done for an hour.</summary>
    public IReadOnlyList<ConcernRow> TakenNoAction { get; init; } = [];

    /// <summary>Taken within the hour, not yet part of a case.</summary>
    public IReadOnlyList<ConcernRow> Taken { get; init; } = [];
}

/// <summary>A reporter's own report: status only, and what they wrote themselves.</summary>
public sealed record MyReport(
    CaseReference Reference,
    DateTimeOffset RaisedAt,
    ReportStatus Status,
    string? TakenBy,
    DateTimeOffset? TakenAt
)
{
    /// <summary>The answer to the first question.</summary>
    public SafeNow Safe { get; init; }

    /// <summary>Kept from everybody but these.</summary>
    public Audience Audience { get; init; }

    /// <summary>Whether the rest of the report was sent.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>When they said that it was raised by mistake; null where they did not.</summary>
    public DateTimeOffset? SaidMistakenAt { get; init; }

    /// <summary>Whether something can still be added: for thirty days.</summary>
    public bool CanAdd { get; init; }

    /// <summary>The report itself, where one report is asked for; null in lists.</summary>
    public Concern? Own { get; init; }
}

/// <summary>What a reporter is told of their report.</summary>
public enum ReportStatus
{
    /// <summary>The first answer was sent; nobody has taken it.</summary>
    Sent,

    /// <summary>Somebody has it.</summary>
    Taken,

    /// <summary>It has been dealt with.</summary>
    Closed,
}

/// <summary>A case as the senior team sees it.</summary>
public sealed record CaseStage(
    CaseReference Reference,
    bool IsOpen,
    Step? Step,
    IReadOnlyList<Notice> ForMe
);

/// <summary>The support side of a case, for a colleague who was given sight of these children.</summary>
public sealed record SupportSeen(
    CaseReference Reference,
    IReadOnlyList<PersonInCase> Children,
    IReadOnlyList<Recorded> WishesAndTellings,
    IReadOnlyList<DutyOutlook> Duties
);

/// <summary>A line of the chronology.</summary>
/// <param name="Entry">The entry: when it happened, when the school knew, when it was written, by whom.</param>
/// <param name="CorrectedBy">The correction that strikes it through; null where it stands.</param>
public sealed record ChronologyLine(Recorded Entry, Recorded? CorrectedBy)
{
    /// <summary>Whether its effect was taken away as well.</summary>
    public bool IsStruckOut { get; init; }
}
