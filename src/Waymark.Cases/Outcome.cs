using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What a command came to: entries to be recorded, or a refusal.</summary>
public abstract record Outcome
{
    /// <summary>One entry, happening now, for the file at hand.</summary>
    public static Outcome Now(Happening what) => new Decided([new Written(what)]);

    /// <summary>The same, bearing which sending of a form it came from, so that a second sending records nothing new.</summary>
    internal Outcome Stamped(Guid? submission) =>
        this switch
        {
            _ when submission is null => this,
            Decided { Entries: [var first, ..] } decided => new Decided([
                first with
                {
                    What = first.What with { Submission = submission },
                },
                .. decided.Entries.Skip(1),
            ]),
            Refused { Attempt: { } attempt } refused => refused with
            {
                Attempt = attempt with { Submission = submission },
            },
            _ => this,
        };
}

/// <summary>Entries that say what was done, not yet recorded.</summary>
public sealed record Decided(IReadOnlyList<Written> Entries) : Outcome;

/// <summary>No, with a sentence that the person can act on and the clauses it rests on (none where it rests on no clause).</summary>
/// <param name="Standing">Further lines, such as the duties that stand against closing.</param>
public sealed record Refused(
    string Sentence,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> Standing
) : Outcome
{
    /// <summary>A refusal that rests on no clause: something is missing, or another was first.</summary>
    public Refused(string sentence)
        : this(sentence, [], []) { }

    /// <summary>What is recorded all the same: that it was attempted and refused.</summary>
    public Happening? Attempt { get; init; }

    /// <summary>The command's property at fault, for the error beside the field; null where none is.</summary>
    public string? Field { get; init; }
}

/// <summary>What came of a piece of work, besides a <see cref="Refused"/>: it is recorded, durably.</summary>
/// <param name="Reference">The concern's or the case's.</param>
/// <param name="Entries">As they stand in the log; empty where the same form had been sent before.</param>
public sealed record Kept(CaseReference Reference, IReadOnlyList<Recorded> Entries) : Outcome;

/// <summary>Something about to be recorded.</summary>
/// <param name="What">What happened.</param>
/// <param name="HappenedAt">When it happened, if not now.</param>
/// <param name="ToldAt">When the school was told of it, if not now.</param>
public sealed record Written(
    Happening What,
    DateTimeOffset? HappenedAt = null,
    DateTimeOffset? ToldAt = null
)
{
    /// <summary>The file it belongs to; null: the file at hand.</summary>
    public FileId? File { get; init; }
}

/// <summary>An entry of the record, read: who, when, and what it says.</summary>
/// <param name="Index">Its place in the school's log.</param>
/// <param name="By">Who acted, under which name and in which role, as it was then.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="HappenedAt">When it happened, if not then.</param>
/// <param name="ToldAt">When the school was told, if not then.</param>
public sealed record Recorded(
    long Index,
    FileId File,
    Author By,
    DateTimeOffset At,
    DateTimeOffset? HappenedAt,
    DateTimeOffset? ToldAt,
    Happening What
)
{
    /// <summary>When it happened: the time given, else when it was recorded.</summary>
    public DateTimeOffset Happened => HappenedAt ?? At;

    /// <summary>When the school knew: the time given, else when it was recorded.</summary>
    public DateTimeOffset Known => ToldAt ?? At;
}
