using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>What the child wants to happen, and whom they want with them.</summary>
public sealed record RecordWishes(string Child, string Wishes, string? WantsWithThem) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.People.All(one => one.Entity != Child))
            return new Refused("Choose a child of this case.") { Field = nameof(Child) };
        return Typed.First(
                Typed.Check(Wishes, nameof(Wishes), "Write what the child wants to happen."),
                Typed.Check(WantsWithThem, nameof(WantsWithThem))
            ) ?? Outcome.Now(new WishesRecorded(Child, Wishes, WantsWithThem));
    }
}
