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
            .Concat(Duties(guidance, answer))
            .Concat(Permissions(guidance, answer))
            .Concat(Decisions(guidance, answer));
    }

    private static IEnumerable<string> Class(Guidance guidance, HandAnswer answer) =>
        string.Equals(guidance.Class, answer.Class.ToString(), StringComparison.OrdinalIgnoreCase)
            ? []
            : [$"class: {guidance.Class} and {answer.Class}"];

    /// <summary>Every duty in its order, with its owner, entity, state, since when, due when and how it was dealt with.</summary>
    private static IEnumerable<string> Duties(Guidance guidance, HandAnswer answer)
    {
        if (guidance.Duties.Count != answer.Duties.Length)
            yield return $"duties: {guidance.Duties.Count} and {answer.Duties.Length}";
        foreach (var (expected, found) in guidance.Duties.Zip(answer.Duties))
        {
            if (expected != found)
                yield return $"{expected} and {found}";
        }
    }

    /// <summary>Every act in its order with its verdict, and its grounds but for the words and the facts that would settle them.</summary>
    private static IEnumerable<string> Permissions(Guidance guidance, HandAnswer answer)
    {
        if (guidance.Permissions.Count != answer.Permissions.Length)
            yield return $"acts: {guidance.Permissions.Count} and {answer.Permissions.Length}";
        foreach (var (expected, found) in guidance.Permissions.Zip(answer.Permissions))
        {
            if (Told(expected) != Told(found))
                yield return $"{Told(expected)} and {Told(found)}";
        }
    }

    /// <summary>Grounds are compared as a set by clause: the rows of one clause stand in the order of the chapters.</summary>
    private static string Told(Permission permission)
    {
        var grounds = permission.Grounds.Select(ground => $"{ground.Clauses[0]} {ground.Known}");
        var ordered = permission.Act.Id == "close" ? grounds : grounds.Order();
        return $"{permission.Act.Id} {permission.Target} {permission.Verdict} {permission.Instead}: {string.Join(", ", ordered)}";
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
}
