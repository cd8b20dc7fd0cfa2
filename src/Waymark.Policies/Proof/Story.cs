using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>A case that goes against a property, told in words.</summary>
internal sealed class Story(Policy policy, Property property)
{
    /// <summary>Of more duties than this, only those are told that are open.</summary>
    private const int Few = 3;

    private readonly List<string> lines = [];

    /// <summary>The facts by which the property itself speaks: told even where they are not known.</summary>
    private readonly HashSet<Fact> spoken = [.. Claims(property).SelectMany(FactsOf)];

    public IReadOnlyList<string> Of(CaseAnswered first, CaseAnswered? second)
    {
        var then = Ask(first);
        Chapter(
            "A case in which:",
            () =>
            {
                Facts(first.Facts());
                Deeds(first.Deeds());
            }
        );
        if (property.Below is { } below)
            Chapter(
                $"By {below.Edition.Id}:",
                () => Outcome(below.Evaluate(first.Facts(), first.Deeds(), first.Now))
            );
        Chapter(property.Below is null ? "Then:" : $"By {policy.Edition.Id}:", () => Outcome(then));
        if (second is null)
            return lines;
        var later = Ask(second);
        Chapter(
            "And later:",
            () =>
            {
                Facts(second.Facts(), told: first.Facts());
                if (property.Change!.Reasons)
                    Deeds(second.Deeds());
            }
        );
        Chapter(
            "Then:",
            () =>
            {
                Outcome(later);
                Ended(then, later);
            }
        );
        return lines;
    }

    /// <summary>A part with its heading; nothing where there is nothing to tell.</summary>
    private void Chapter(string heading, Action tell)
    {
        lines.Add(heading);
        var told = lines.Count;
        tell();
        if (lines.Count == told)
            lines.RemoveAt(told - 1);
    }

    private Guidance Ask(CaseAnswered answered) =>
        policy.Evaluate(answered.Facts(), answered.Deeds(), answered.Now);

    /// <param name="told">What was told already, and is left out where it is the same.</param>
    private void Facts(CaseFacts facts, CaseFacts? told = null)
    {
        foreach (var (id, scope, name) in Slots(facts))
        {
            var rule = policy.Facts[id];
            var value = Find(facts, id, name);
            var before = told is null ? null : Find(told, id, name);
            var isTold = told is null
                ? value is not null || spoken.Any(fact => fact.Rule.Id == id)
                : !Same(value, before);
            if (isTold)
                Tell($"{About(scope, name)}{rule.Asks} {Answer(rule, value)}");
        }
        foreach (
            var entity in facts.Entities.Where(entity =>
                entity.Facts.Count == 0
                && entity.Scope != Scope.Act
                && told?.Entities.Any(one => one.Name == entity.Name) != true
            )
        )
            Tell($"{Titled(entity.Name)} is there.");
    }

    private IEnumerable<(string Id, Scope Scope, string? Name)> Slots(CaseFacts facts) =>
        policy
            .Facts.Values.Where(fact => fact.Scope == Scope.Case)
            .Select(fact => (fact.Id, fact.Scope, (string?)null))
            .Concat(
                facts.Entities.SelectMany(entity =>
                    policy
                        .Facts.Values.Where(fact => fact.Scope == entity.Scope)
                        .Select(fact => (fact.Id, fact.Scope, (string?)entity.Name))
                )
            );

    private static FactValue? Find(CaseFacts facts, string id, string? name) =>
        (
            name is null
                ? facts.Case
                : facts.Entities.FirstOrDefault(entity => entity.Name == name)?.Facts
        )?.GetValueOrDefault(id);

    private static bool Same(FactValue? one, FactValue? other) =>
        one is null || other is null ? one == other : one.Values.SequenceEqual(other.Values);

    private static string Answer(FactRule rule, FactValue? value)
    {
        if (value is null)
            return "Not known.";
        if (value.Values.Count == 0)
            return "None.";
        var words = value.Values.Select(word => Answer(rule, word));
        return $"{string.Join("; ", words).TrimEnd('.')}.";
    }

    private static string Answer(FactRule rule, string word) =>
        rule.Type switch
        {
            FactType.Text => "Something is written",
            FactType.Date when Fact.TryDay(word, out var day) => Words.Day(day),
            FactType.DateTime when Fact.TryMinute(word, out var at) => at.ToString(
                "HH:mm:ss 'on' d MMMM yyyy",
                CultureInfo.InvariantCulture
            ),
            _ => rule.Options.FirstOrDefault(option => option.Value == word)?.Words ?? word,
        };

    private void Deeds(Deeds deeds)
    {
        foreach (var deed in deeds.Done)
            Tell($"Done{For(deed.Entity)}: {Of(deed.Name)}");
        foreach (var aside in deeds.SetAside)
            Tell($"Somebody gave a reason for not doing this{For(aside.Entity)}: {Of(aside.Duty)}");
    }

    /// <summary>What the guidance says of the acts and duties of which the property speaks.</summary>
    private void Outcome(Guidance guidance)
    {
        var acts = Claims(property).Select(ActOf).OfType<ActRules>().Distinct();
        foreach (var permission in acts.SelectMany(act => Permissions(guidance, act)))
        {
            var clauses = permission.Clauses.ToList();
            var refused =
                clauses.Count == 0 ? "refused" : $"refused, by {string.Join(", ", clauses)}";
            var stands = permission.Verdict == Verdict.Allowed ? "allowed" : refused;
            Tell($"{permission.Act.Title}{For(permission.Target)}: {stands}.");
        }
        var duties = Claims(property).SelectMany(DutiesOf).Select(duty => duty.Rule.Id).ToHashSet();
        foreach (
            var duty in guidance.Duties.Where(duty =>
                duties.Contains(duty.Duty.Id)
                && (duties.Count <= Few || duty.State == DutyState.Open)
            )
        )
            Tell($"{Stands(duty.State)}{For(duty.Entity)}: {duty.Duty.Do}");
        foreach (var decided in Claims(property).OfType<StaysDecided>())
        {
            string?[] ids = [decided.Below.Rule.Id, decided.Above?.Rule.Id];
            foreach (var one in guidance.Decisions.Where(one => ids.Contains(one.Decision.Id)))
                Decision(one);
        }
    }

    private void Decision(DecisionOutlook decision)
    {
        var option = decision.Decision.Options.FirstOrDefault(one =>
            one.Value == decision.Required
        );
        Tell($"{decision.Decision.Title}: {option?.Words ?? "nothing"} is required.");
        foreach (var agreement in decision.MustAgree)
            Tell($"{decision.Decision.Title}: {agreement.Say}");
    }

    private void Ended(Guidance before, Guidance after)
    {
        var duties = Claims(property)
            .SelectMany(claim =>
                claim is HasEnded ended ? ended.Duties
                : claim is IsInDoubt doubt ? doubt.Duties
                : []
            )
            .Select(duty => duty.Rule.Id)
            .ToHashSet();
        var open = after
            .Duties.Where(duty => duty.State == DutyState.Open)
            .Select(duty => (duty.Duty.Id, duty.Entity))
            .ToHashSet();
        foreach (
            var duty in before.Duties.Where(duty =>
                duty.State == DutyState.Open
                && duties.Contains(duty.Duty.Id)
                && !open.Contains((duty.Duty.Id, duty.Entity))
            )
        )
            Tell($"No longer to do{For(duty.Entity)}: {duty.Duty.Do}");
    }

    private static IEnumerable<Permission> Permissions(Guidance guidance, ActRules act) =>
        guidance.Permissions.Where(permission =>
            permission.Act.Id == act.Act.Id && (permission.Target is null || act.SpeaksOfTarget)
        );

    private void Tell(string line) => lines.Add($"  {line}");

    private string Of(string deed) =>
        policy.Duties.FirstOrDefault(duty => duty.Id == deed)?.Do ?? deed;

    private static string About(Scope scope, string? name) =>
        name is null || scope == Scope.Act ? "" : $"{Titled(name)}: ";

    private static string For(string? name) => name is null ? "" : $" ({Titled(name)})";

    private static string Titled(string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{char.ToUpperInvariant(name[0])}{name[1..^1]} {name[^1]}"
        );

    private static string Stands(DutyState state) =>
        state switch
        {
            DutyState.Open => "To do",
            DutyState.Met => "Done",
            DutyState.SetAside => "Left undone",
            DutyState.MayArise => "Not settled whether it is owed",
            _ => "Not owed",
        };

    private static IEnumerable<Claim> Claims(Property property) =>
        Within(property.When).Concat(Within(property.Always));

    private static IEnumerable<Claim> Within(Claim claim) =>
        claim switch
        {
            AllOf all => all.Parts.SelectMany(Within),
            AnyOf any => any.Parts.SelectMany(Within),
            NotSo not => Within(not.Part),
            SomeOf some => Within(some.Where),
            InState state => Within(state.Says),
            _ => [claim],
        };

    private static ActRules? ActOf(Claim claim) =>
        claim switch
        {
            IsAllowed allowed => allowed.Act,
            IsCited cited => cited.Act,
            HasClosed closed => closed.Act,
            StaysCited cited => cited.Above,
            _ => null,
        };

    private static IEnumerable<Duty> DutiesOf(Claim claim) =>
        claim switch
        {
            IsOpen open => open.Duties,
            StaysOwed owed => owed.Above.SelectMany(duties => duties).Append(owed.Below),
            That that => Nested(that.Condition).OfType<Owed>().Select(owed => owed.Duty),
            _ => [],
        };

    private static IEnumerable<Fact> FactsOf(Claim claim) =>
        claim is That that
            ? Nested(that.Condition).OfType<FactCondition>().Select(fact => fact.Fact)
            : [];

    private static IEnumerable<Condition> Nested(Condition condition) =>
        condition.Parts.SelectMany(Nested).Prepend(condition);
}
