using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>What asking, allowing and recording a search have in common.</summary>
public static class Searches
{
    /// <summary>Only facts about an act, in the vocabulary's words.</summary>
    internal static Outcome? CheckFacts(IEnumerable<FactGiven> facts, Moment now)
    {
        foreach (var fact in facts)
        {
            if (
                !now.Policy.Facts.TryGetValue(fact.Fact, out var rule)
                || rule.Scope != Scope.Act
                || fact.Entity is not null
            )
                return new Refused("The policy does not know this question.") { Field = fact.Fact };
            if (EstablishFacts.CheckValues(fact, rule) is { } wrong)
                return wrong;
        }

        return null;
    }

    /// <summary>The facts of the act with the time at which the senior team was told, where the case knows it and nobody says otherwise.</summary>
    internal static IReadOnlyList<FactGiven> WithTelling(IReadOnlyList<FactGiven> facts, Moment now)
    {
        if (
            !now.Policy.Facts.ContainsKey(FactIds.SeniorToldAt)
            || now.Case.Notices is not [var first, ..]
            || facts.Any(fact => fact.Fact == FactIds.SeniorToldAt)
        )
            return facts;
        var told = PolicyInput.Text(first.Entry.Happened, now.Time);
        return [.. facts, new FactGiven(FactIds.SeniorToldAt, null, [told])];
    }

    /// <summary>The policy's no, in its own sentences, with what to do instead.</summary>
    internal static Refused Refusal(Permission answer, Func<Ground, bool> counts)
    {
        var grounds = answer.Grounds.Where(counts).ToList();
        var says = grounds.Select(ground => ground.Say).Distinct().ToList();
        if (answer.Instead is { } instead)
            says.Add(instead);
        return new(
            string.Join(" ", says),
            [.. grounds.SelectMany(ground => ground.Clauses).Distinct()],
            [.. grounds.Select(ground => $"{ground.Say} ({string.Join(", ", ground.Clauses)})")]
        );
    }

    /// <summary>Where no grant stood, what a grant would have supplied is known to be missing, unless somebody says otherwise.</summary>
    internal static IReadOnlyList<FactGiven> WithoutGrant(
        IReadOnlyList<FactGiven> facts,
        Permission answer,
        Policy policy
    ) =>
        [
            .. facts,
            .. Grantable(answer, policy)
                .Where(fact => facts.All(given => given.Fact != fact))
                .Select(fact => new FactGiven(fact, null, [FactIds.No])),
        ];

    /// <summary>The questions about the act that a grant would answer with yes.</summary>
    internal static IEnumerable<string> Grantable(Permission answer, Policy policy) =>
        answer
            .Grounds.Where(ground => ground.GrantedBy is not null)
            .SelectMany(ground => ground.Facts)
            .Select(asked => policy.Facts[asked.Fact])
            .Where(fact => fact is { Scope: Scope.Act, Type: FactType.YesNo })
            .Select(fact => fact.Id)
            .Distinct();

    internal static Search? Find(Case one, string ask) =>
        one.Searches.FirstOrDefault(search => search.Ask == ask);

    /// <summary>Why this person cannot answer that request; null where they can.</summary>
    public static Refused? WhyNotAnswer(Moment now, Search search)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(search);
        return search is { State: SearchState.Asked, Asked: { } asked }
            ? CheckSigner(now, asked)
            : new Refused("This request has been answered.");
    }

    /// <summary>Why this person cannot sign: nobody signs what they asked for, and a head who asks needs another.</summary>
    internal static Refused? CheckSigner(Moment now, Recorded asked)
    {
        if (Access.IsSame(now.Who, asked.By.Person))
            return new Refused("You asked for this. Two signatures are two people.");
        var heads = now.School.Colleagues.Where(one => one.IsHead).Select(one => one.Person);
        var headAsked = heads.Contains(asked.By.Person);
        var maySign =
            now.Who.IsHead
            || (
                headAsked && (now.Who.Has(Roles.DeputyLead) || now.Who.Has(Roles.ChairOfGovernors))
            );
        return maySign ? null : new Refused("This is for the head to decide.");
    }
}
