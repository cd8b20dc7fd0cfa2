using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>Where a concern stands.</summary>
public enum ConcernState
{
    /// <summary>Nobody has taken it yet.</summary>
    Untaken,

    /// <summary>Somebody has it.</summary>
    Taken,

    /// <summary>It became part of a case.</summary>
    InCase,

    /// <summary>Not a matter for this policy.</summary>
    SetAside,
}

/// <summary>A concern as its entries tell it.</summary>
public sealed record Concern(
    FileId File,
    CaseReference Reference,
    ConcernRaised Raised,
    Author RaisedBy,
    DateTimeOffset RaisedAt
)
{
    /// <summary>Where it stands.</summary>
    public ConcernState State { get; init; }

    /// <summary>The rest of the report; null until it was sent.</summary>
    public ConcernCompleted? Completed { get; init; }

    /// <summary>When the rest of the report was sent, UTC; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What the reporter added later.</summary>
    public IReadOnlyList<Recorded> Added { get; init; } = [];

    /// <summary>Who has it; null while nobody has.</summary>
    public PersonTold? TakenBy { get; init; }

    /// <summary>When it was taken, UTC; null while it is not.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>When the reporter said that it was raised by mistake; null where they did not.</summary>
    public DateTimeOffset? SaidMistakenAt { get; init; }

    /// <summary>The case it became part of; null where none.</summary>
    public ConcernBroughtIntoCase? Into { get; init; }

    /// <summary>Every entry of its file, in order.</summary>
    public IReadOnlyList<Recorded> Entries { get; init; } = [];

    /// <summary>Kept from everybody but these.</summary>
    public Audience Audience => Raised.Audience;

    /// <summary>The concern that these entries of one file tell; null where they raise none.</summary>
    public static Concern? From(IEnumerable<Recorded> entries)
    {
        Concern? concern = null;
        foreach (var entry in entries.OrderBy(entry => entry.Index))
            concern = Fold(concern, entry);
        return concern;
    }

    private static Concern? Fold(Concern? concern, Recorded entry) =>
        (concern, entry.What) switch
        {
            (null, ConcernRaised raised)
                when CaseReference.Read(raised.Reference) is { } reference => new(
                entry.File,
                reference,
                raised,
                entry.By,
                entry.Known
            )
            {
                Entries = [entry],
            },
            (null, _) => null,
            (_, var what) => concern.After(entry, what) with
            {
                Entries = [.. concern.Entries, entry],
            },
        };

    private Concern After(Recorded entry, Happening what) =>
        what switch
        {
            ConcernCompleted completed => this with
            {
                Completed = completed,
                CompletedAt = entry.At,
            },
            ConcernAddedTo => this with { Added = [.. Added, entry] },
            ConcernSaidMistaken => this with { SaidMistakenAt = entry.At },
            ConcernTaken => this with
            {
                State = State == ConcernState.Untaken ? ConcernState.Taken : State,
                TakenBy = new(entry.By.Person, entry.By.Name),
                TakenAt = entry.At,
            },
            ConcernPassedOn passed => this with
            {
                TakenBy = new(passed.To, passed.ToName),
                TakenAt = entry.At,
            },
            ConcernSetAside => this with { State = ConcernState.SetAside },
            ConcernBroughtIntoCase into => this with { State = ConcernState.InCase, Into = into },
            _ => this,
        };
}
