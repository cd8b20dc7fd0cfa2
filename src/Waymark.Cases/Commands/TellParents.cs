using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A parent or carer of a child was told: who, how, and what was said. What happened is always accepted.</summary>
public sealed record TellParents(
    string Child,
    string Who,
    string How,
    string? Said,
    DateTimeOffset? HappenedAt
) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.People.All(one => one.Entity != Child))
            return new Refused("Choose a child of this case.") { Field = nameof(Child) };
        return Typed.First(
                Typed.Check(Who, nameof(Who), "Say who was told."),
                Typed.Check(How, nameof(How), "Say how they were told."),
                Typed.Check(Said, nameof(Said))
            ) ?? new Decided([new Written(new ParentsTold(Child, Who, How, Said), HappenedAt)]);
    }
}
