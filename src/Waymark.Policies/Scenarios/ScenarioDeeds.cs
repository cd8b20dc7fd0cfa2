namespace Waymark.Policies.Scenarios;

/// <summary>Turns what a scenario says was dealt with into deeds: duties are named there by the clauses they cite.</summary>
internal sealed class ScenarioDeeds(
    Policy policy,
    DateTime at,
    IReadOnlyList<Dealing> done,
    IReadOnlyList<string> notDone
)
{
    private const string Because = "Asked, and it cannot be found out.";

    public Guidance Evaluate(CaseFacts facts)
    {
        var named = done.Where(dealing => dealing.Clause != Dealing.Everything).ToList();
        var asides = named.Where(dealing => dealing.Reason is not null).SelectMany(SettingsAside);
        var deeds = new Deeds(
            named.Where(dealing => dealing.Reason is null).SelectMany(DeedsOf).ToList(),
            asides.ToList(),
            []
        );
        var isEverything = done.Any(dealing => dealing.Clause == Dealing.Everything);
        return isEverything ? DoEverything(facts, deeds) : policy.Evaluate(facts, deeds, at);
    }

    /// <summary>Meets what is owed until nothing more is: meeting one duty may begin a follow-up.</summary>
    private Guidance DoEverything(CaseFacts facts, Deeds deeds)
    {
        var guidance = policy.Evaluate(facts, deeds, at);
        for (var more = Owed(guidance); more.Count > 0; more = Owed(guidance))
        {
            deeds = deeds with { Done = [.. deeds.Done, .. more] };
            guidance = policy.Evaluate(facts, deeds, at);
        }
        var asked = guidance
            .Questions.Select(question => new NotKnown(question.Fact.Id, question.Entity, Because))
            .ToList();
        return policy.Evaluate(facts with { AskedNotKnown = asked }, deeds, at);
    }

    /// <summary>Guidance is shown, not owed: it is left as it is.</summary>
    private List<Deed> Owed(Guidance guidance) =>
        guidance
            .Duties.Where(duty =>
                duty.State == DutyState.Open
                && duty.Duty.Strength > Strength.Inform
                && !IsExcepted(duty)
            )
            .Select(duty => new Deed(duty.Duty.Id, duty.Entity, at, null))
            .ToList();

    private bool IsExcepted(DutyOutlook duty) =>
        done.Where(dealing => dealing.Reason is not null)
            .Select(dealing => dealing.Clause)
            .Concat(notDone)
            .Any(clause => Answers(duty.Duty, duty.Entity, clause));

    private IEnumerable<Deed> DeedsOf(Dealing dealing) =>
        dealing.IsDeed
            ? [new Deed(Named.Split(dealing.Clause).Id, Entity(dealing), dealing.At ?? at, null)]
            : Citing(dealing.Clause)
                .Select(duty => new Deed(duty.Id, Entity(dealing), dealing.At ?? at, null));

    private IEnumerable<SettingAside> SettingsAside(Dealing dealing) =>
        Citing(dealing.Clause)
            .Select(duty => new SettingAside(
                duty.Id,
                Entity(dealing),
                dealing.Reason!,
                dealing.At ?? at,
                null
            ));

    private static string? Entity(Dealing dealing) => Named.Split(dealing.Clause).Entity;

    private IEnumerable<DutyRule> Citing(string clause) =>
        policy.Duties.Where(duty => duty.Clauses.Contains(Named.Split(clause).Id));

    /// <summary>Whether a duty answers to a clause, and, where the clause names an entity, is owed for it.</summary>
    internal static bool Answers(DutyRule duty, string? of, string written)
    {
        var (clause, entity) = Named.Split(written);
        return duty.Clauses.Contains(clause) && (entity is null || entity == of);
    }
}
