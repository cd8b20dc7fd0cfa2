using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A concern becomes part of an open case: the same incident, told by somebody else.</summary>
/// <param name="SameChild">The person of the case who is the child of this report; null: somebody new.</param>
public sealed record JoinCase(Concern Concern, string? SameChild) : CaseCommand
{
    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var one = now.Case;
        if (Concern.Into is { } into)
            return new Refused($"This report is part of case {into.Reference}.");
        if (Concern.State == ConcernState.SetAside || Concern.TakenBy is null)
            return new Refused("Take this report before you join it to a case.");
        if (Concern.Audience != one.Audience)
            return new Refused("A report about an adult who works here is kept apart.");
        if (SameChild is not null && one.People.All(person => person.Entity != SameChild))
            return new Refused("Choose a child of this case.") { Field = nameof(SameChild) };
        var link = OpenCase.Link(Concern, SameChild ?? one.NextName('p'), one.NextName('d'));
        return new Decided([
            new Written(new ConcernJoined(link)),
            new Written(new ConcernBroughtIntoCase(one.File, one.Reference.Text))
            {
                File = Concern.File,
            },
        ]);
    }
}
