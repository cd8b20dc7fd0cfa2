using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>What the child was told happens next, and what they were promised.</summary>
public sealed record RecordWhatChildWasTold(string Child, string Told, string? Promised)
    : CaseCommand
{
    /// <summary>When it happened, if not now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.People.All(one => one.Entity != Child))
            return new Refused("Choose a child of this case.") { Field = nameof(Child) };
        return Typed.First(
                Typed.Check(Told, nameof(Told), "Write what the child was told."),
                Typed.Check(Promised, nameof(Promised))
            ) ?? new Decided([new Written(new ChildTold(Child, Told, Promised), HappenedAt)]);
    }
}
