using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>A case at a moment: what it is, what the policy says of it, who acts and when. Commands decide on nothing else.</summary>
public sealed record Moment(
    Case Case,
    Policy Policy,
    School School,
    Colleague Who,
    DateTimeOffset At
)
{
    private Guidance? guidance;

    /// <summary>What the policy says now.</summary>
    public Guidance Guidance => guidance ??= Evaluate();

    /// <summary>The school's wall clock now.</summary>
    public DateTime Local => Time.Local(At);

    /// <summary>The school's time.</summary>
    public SchoolTime Time => School.Settings.Time();

    /// <summary>The moment as it would be with these entries recorded: used to see what they would raise.</summary>
    public Moment With(IEnumerable<Written> entries)
    {
        var next = Case.Entries.Count == 0 ? 0 : Case.Entries[^1].Index + 1;
        var by = Who.As();
        var added = entries.Select(entry => new Recorded(
            next++,
            entry.File ?? Case.File,
            by,
            At,
            entry.HappenedAt,
            entry.ToldAt,
            entry.What
        ));
        return this with { Case = Case.From([.. Case.Entries, .. added]) ?? Case };
    }

    /// <summary>The open duties that keep the case from being closed.</summary>
    public IReadOnlyList<DutyOutlook> Standing =>
        [.. Guidance.Duties.Where(duty => duty.HoldsOpen)];

    /// <summary>A copy for another case or moment works its guidance out anew.</summary>
    private Moment(Moment other)
    {
        Case = other.Case;
        Policy = other.Policy;
        School = other.School;
        Who = other.Who;
        At = other.At;
    }

    private Guidance Evaluate() =>
        Policy.Evaluate(
            PolicyInput.Facts(Case, Time),
            PolicyInput.Deeds(Case, Time),
            Local,
            School.Settings.Calendar()
        );
}
