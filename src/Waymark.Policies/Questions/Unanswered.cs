using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>The questions that an edition asks whatever depends on them, while nobody has answered or said why they cannot.</summary>
internal static class Unanswered
{
    public static IEnumerable<(Fact Fact, FactAsked Asked)> Of(Rulebook rules, Situation situation)
    {
        foreach (var fact in rules.AlwaysAsked)
        {
            var scope = fact.Rule.Scope;
            var before = situation.Current(scope);
            for (var index = 0; index < situation.Count(scope); index++)
            {
                situation.Bind(scope, index);
                if (At(fact, situation) is { } asked)
                    yield return (fact, asked);
            }
            situation.Bind(scope, before);
        }
    }

    /// <summary>The question of the entity at hand; null where it was answered, or put and could not be.</summary>
    public static FactAsked? At(Fact fact, Situation situation)
    {
        var scope = fact.Rule.Scope;
        if (situation.Value(scope, fact.Slot) != 0)
            return null;
        var asked = fact.Asked(situation.CurrentName(scope));
        return WasAsked(asked, situation) ? null : asked;
    }

    /// <summary>Whether it was put and could not be answered.</summary>
    public static bool WasAsked(FactAsked asked, Situation situation)
    {
        var known = situation.Facts.AskedNotKnown;
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Fact == asked.Fact && known[i].Entity == asked.Entity)
                return true;
        }
        return false;
    }
}
