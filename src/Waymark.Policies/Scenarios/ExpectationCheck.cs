namespace Waymark.Policies.Scenarios;

/// <summary>Holds guidance against what was expected of it, and says in a sentence what does not hold.</summary>
internal sealed class ExpectationCheck(Guidance guidance)
{
    private readonly List<DutyOutlook> open = guidance
        .Duties.Where(duty => duty.State == DutyState.Open)
        .ToList();

    public IEnumerable<string> Failures(Expectations expect) =>
        expect
            .Open.SelectMany(strength =>
                strength.Value.Select(clause => NotOpen(clause, strength.Key))
            )
            .Concat(expect.Not.Select(StillOpen))
            .Concat(expect.Refuse.Select(action => NotRefused(action.Key, action.Value, false)))
            .Concat(expect.RefuseOnly.Select(action => NotRefused(action.Key, action.Value, true)))
            .Concat(expect.Allow.Select(NotAllowed))
            .Append(OtherClass(expect.Class))
            .Concat(expect.Ask.Select(NotAsked))
            .Concat(expect.NotAsk.Select(StillAsked))
            .Concat(expect.School.Select(NotOfSchool))
            .Concat(expect.Kept.Select(NotKept))
            .Concat(expect.NotKept.Select(StillKept))
            .Concat(expect.Letters.Select(NotOffered))
            .Append(OtherClose(expect.Close))
            .OfType<string>();

    private string? NotOpen(string clause, Strength strength)
    {
        var citing = open.Where(duty => ScenarioDeeds.Answers(duty.Duty, duty.Entity, clause))
            .ToList();
        if (citing.Exists(duty => duty.Duty.Strength >= strength))
            return null;
        return citing.Count == 0
            ? $"{clause}: no open duty cites it, expected {Say(strength)}"
            : $"{clause}: is only {Say(citing.Max(duty => duty.Duty.Strength))}, expected {Say(strength)}";
    }

    private string? StillOpen(string clause)
    {
        var duty = open.Find(duty => ScenarioDeeds.Answers(duty.Duty, duty.Entity, clause));
        return duty is null
            ? null
            : $"{clause}: {Named.Join(duty.Duty.Id, duty.Entity)} is open, expected not";
    }

    private string? NotRefused(string action, IReadOnlyList<string> clauses, bool isOnly)
    {
        if (Find(action) is not { } permission)
            return $"{action}: there is no such action";
        if (permission.Verdict == Verdict.Allowed)
            return $"{action}: is allowed, expected refused {List(clauses)}";
        var cited = permission.Clauses.ToList();
        var missing = clauses.Except(cited).ToList();
        if (missing.Count > 0)
            return $"{action}: is refused {List(cited)}, expected also {List(missing)}";
        if (!isOnly)
            return null;
        var together = permission
            .Grounds.Where(ground => ground.Clauses.Intersect(clauses).Any())
            .SelectMany(ground => ground.Clauses);
        var more = cited.Except(together).ToList();
        return more.Count == 0
            ? null
            : $"{action}: is refused {List(more)} too, expected only {List(clauses)}";
    }

    private string? NotAllowed(string action)
    {
        if (Find(action) is not { } permission)
            return $"{action}: there is no such action";
        return permission.Verdict == Verdict.Allowed
            ? null
            : $"{action}: is refused {List(permission.Clauses)}, expected allowed";
    }

    /// <summary>What is said to an action. One that cannot have the target it is named with is judged without: what refuses it refuses it for every target.</summary>
    private Permission? Find(string action)
    {
        var (id, target) = Named.Split(action);
        var ofAct = guidance.Permissions.Where(permission => permission.Act.Id == id).ToList();
        var named = ofAct.Find(permission => permission.Target == target);
        return named is null && target is not null && guidance.HasEntity(target)
            ? ofAct.Find(permission => permission.Target is null)
            : named;
    }

    private string? OtherClass(string? expected) =>
        expected is null || expected == guidance.Class
            ? null
            : $"class: is {guidance.Class ?? "none"}, expected {expected}";

    private string? NotAsked(string fact) =>
        IsAsked(fact) ? null : $"{fact}: is not asked, expected asked";

    private string? StillAsked(string fact) =>
        IsAsked(fact) ? $"{fact}: is asked, expected not" : null;

    private bool IsAsked(string written)
    {
        var (id, entity) = Named.Split(written);
        return guidance.Questions.Any(question =>
            question.Fact.Id == id && (entity is null || question.Entity == entity)
        );
    }

    private string? NotOfSchool(string clause) =>
        guidance.Policy.Duties.Any(duty =>
            duty.Scope == Scope.School && duty.Clauses.Contains(clause)
        )
            ? null
            : $"{clause}: no duty of the school cites it";

    private string? NotKept(string rule) =>
        KeptBy(rule) switch
        {
            Truth.Yes => null,
            Truth.Unknown => $"{rule}: it is not known whether the file is kept by it",
            _ => $"{rule}: the file is not kept by it",
        };

    private string? StillKept(string rule) =>
        KeptBy(rule) is null ? null : $"{rule}: the file is, or may be, kept by it, expected not";

    private Truth? KeptBy(string rule) =>
        guidance.Retention.FirstOrDefault(one => one.Rule.Id == rule)?.Holds;

    private string? NotOffered(string written)
    {
        var (id, entity) = Named.Split(written);
        var isOffered = guidance.Letters.Any(letter =>
            letter.Letter.Id == id && (entity is null || letter.Entity == entity)
        );
        return isOffered ? null : $"{written}: the letter is not offered";
    }

    private string? OtherClose(string? expected)
    {
        if (expected is null)
            return null;
        var stands = guidance.Close.Verdict == Verdict.Allowed ? "allowed" : "refused";
        return stands == expected
            ? null
            : $"close: is {stands} {List(guidance.Close.Clauses)}, expected {expected}";
    }

    private static string Say(Strength strength) =>
        Chapters.Vocables.Strengths.First(word => word.Value == strength).Key;

    private static string List(IEnumerable<string> clauses) => $"[{string.Join(", ", clauses)}]";
}
