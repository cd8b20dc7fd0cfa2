using System.Globalization;
using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>"I am taking this." The first wins; the other is told who and when.</summary>
public sealed record TakeConcern : ConcernCommand
{
    public override Outcome Decide(Concern concern, Colleague who, SchoolTime time)
    {
        if (concern.TakenBy is not { } taken)
        {
            return concern.State == ConcernState.Untaken
                ? Outcome.Now(new ConcernTaken())
                : new Refused("This report has been dealt with.");
        }

        if (taken.Person == who.Person)
            return new Refused("You have taken this.");
        var at = time.Local(concern.TakenAt!.Value).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new Refused($"{taken.Name} took this at {at}.");
    }
}
