using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>Holds the delegates to the engine: a peer that answers otherwise is no peer.</summary>
internal static class Agreement
{
    /// <summary>Where the two differ on a case, in words; empty where they do not.</summary>
    public static IEnumerable<string> Differences(Policies.Policy policy, PolicyCase one)
    {
        var guidance = policy.Evaluate(one.Facts, one.Deeds, one.Now);
        var answer = new HandWritten(policy).Evaluate(one.Plain);
        return Class(guidance, answer)
            .Concat(Duties(guidance, one, answer))
            .Concat(Permissions(guidance, one, answer))
            .Concat(Decisions(guidance, answer));
    }

    private static IEnumerable<string> Class(Guidance guidance, HandAnswer answer) =>
        string.Equals(guidance.Class, answer.Class.ToString(), StringComparison.OrdinalIgnoreCase)
            ? []
            : [$"class: {guidance.Class} and {answer.Class}"];

    private static IEnumerable<string> Duties(Guidance guidance, PolicyCase one, HandAnswer answer)
    {
        var states = guidance.Duties.ToDictionary(
            duty => (duty.Duty.Id, duty.Entity),
            duty => duty.State
        );
        var at = 0;
        foreach (var duty in HandDuties.All)
        {
            for (var entity = 0; entity < HandWritten.Count(one.Plain, duty.Scope); entity++)
            {
                var name = duty.Scope == Scope.Case ? null : Name(one, duty.Scope, entity);
                var state = answer.Duties[at++];
                if (!states.Remove((duty.Id, name), out var expected) || state != expected)
                    yield return $"{duty.Id} {name}: {expected} and {state}";
            }
        }

        foreach (var (duty, state) in states)
            yield return $"{duty}: {state} and nothing";
    }

    private static IEnumerable<string> Permissions(
        Guidance guidance,
        PolicyCase one,
        HandAnswer answer
    )
    {
        var grounds = Grounds(guidance.Policy, one, answer);
        foreach (var permission in guidance.Permissions)
        {
            var key = (permission.Act.Id, permission.Target);
            if (permission.Act.Id == "close")
            {
                if (answer.MayClose != (permission.Verdict == Verdict.Allowed))
                    yield return $"close: {permission.Verdict} and {answer.MayClose}";
                continue;
            }

            var expected = permission
                .Grounds.Select(ground => (Clause: ground.Clauses[0], ground.Known))
                .ToHashSet();
            var found = grounds[key].ToHashSet();
            if (!found.SetEquals(expected))
                yield return $"{key}: {string.Join(' ', expected)} and {string.Join(' ', found)}";
        }
    }

    private static ILookup<(string, string?), (string Clause, bool Known)> Grounds(
        Policies.Policy policy,
        PolicyCase one,
        HandAnswer answer
    )
    {
        var grounds = new List<((string, string?) Key, (string, bool) Ground)>();
        var at = 0;
        foreach (var bar in HandBars.All)
        {
            var scope = policy.Acts[bar.Act].Target;
            var targets = scope == Scope.Case ? 0 : HandWritten.Count(one.Plain, scope);
            var truth = bar.OnTarget ? Truth.No : answer.Bars[at++];
            for (var target = bar.OnTarget ? 0 : -1; target < targets; target++)
            {
                truth = bar.OnTarget ? answer.Bars[at++] : truth;
                var name = target < 0 ? null : Name(one, scope, target);
                if (truth != Truth.No)
                    grounds.Add(((bar.Act, name), (bar.Clause, truth == Truth.Yes)));
            }
        }

        return grounds.ToLookup(item => item.Key, item => item.Ground);
    }

    private static IEnumerable<string> Decisions(Guidance guidance, HandAnswer answer)
    {
        for (var i = 0; i < HandWritten.Decisions.Length; i++)
        {
            var outlook = guidance.Decisions.Single(one =>
                one.Decision.Id == HandWritten.Decisions[i]
            );
            if (outlook.Required != answer.Required[i] || outlook.Presumed != answer.Presumed[i])
                yield return $"decision {outlook.Decision.Id}: {outlook.Basis} and {answer.Required[i]}, {answer.Presumed[i]}";
        }
    }

    private static string Name(PolicyCase one, Scope scope, int index) =>
        one.Facts.Entities.Where(entity => entity.Scope == scope).ElementAt(index).Name;
}
