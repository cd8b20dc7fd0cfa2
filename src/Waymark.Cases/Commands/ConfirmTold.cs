using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>"I have been told."</summary>
/// <param name="Of">The place of the notice in the school's log.</param>
public sealed record ConfirmTold(long Of) : CaseCommand
{
    public override bool IsFor(Colleague who, Case one) => Access.OnCase(who, one) >= Sight.Stage;

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var notice = now.Case.Notices.FirstOrDefault(one => one.Entry.Index == Of);
        if (notice is null || notice.What.People.All(told => told.Person != now.Who.Person))
            return new Refused("This notice is not for you.");
        return notice.ConfirmedBy.Contains(now.Who.Person)
            ? new Refused("You have confirmed this.")
            : Outcome.Now(new SeniorToldConfirmed(Of));
    }
}
