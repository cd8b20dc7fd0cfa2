using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>A lead asks for a search before it happens. What the policy refuses cannot be asked for; that it was tried is kept.</summary>
/// <param name="Act">The act of the vocabulary: searching.</param>
/// <param name="Facts">What is known of the act: act facts, without an entity.</param>
public sealed record AskToSearch(string Act, string Device, IReadOnlyList<FactGiven> Facts)
    : CaseCommand
{
    /// <summary>Whether it would be done in the very minute in which the senior team was told, so that nobody could see which came first.</summary>
    public bool IsOrderUnclear(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return SearchOrder.IsUnclear(Searches.WithTelling(Facts, now));
    }

    public override Outcome Decide(Moment now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Case.Devices.All(one => one.Entity != Device))
            return new Refused("Choose a device of this case.") { Field = nameof(Device) };
        if (Waiting(now.Case) is { } waiting)
            return waiting;
        if (Searches.CheckFacts(Facts, now) is { } wrong)
            return wrong;
        var ask = now.Case.NextName('a');
        var facts = Searches.WithTelling(Facts, now);
        var answer = now.Guidance.May(Act, Device, PolicyInput.Act(ask, facts));
        if (answer.MayBeAsked)
            return Outcome.Now(new SearchAsked(ask, Act, Device, facts));
        var refusal = Searches.Refusal(answer, ground => ground.GrantedBy is null);
        return refusal with
        {
            Attempt = new SearchAskRefused(Act, Device, facts, refusal.Sentence, refusal.Clauses),
        };
    }

    private Refused? Waiting(Case one) =>
        one.Searches.Any(search => search.Device == Device && search.State == SearchState.Asked)
            ? new Refused("A request for this device is waiting for an answer.")
            : null;
}
