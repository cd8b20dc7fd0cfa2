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
                if (situation.Value(scope, fact.Slot) != 0)
                    continue;
                var asked = fact.Asked(situation.CurrentName(scope));
                if (!WasAsked(asked, situation))
                    yield return (fact, asked);
            }
            situation.Bind(scope, before);
        }
    }

    /// <summary>Whether it was put and could not be answered.</summary>
    public static bool WasAsked(FactAsked asked, Situation situation) =>
        situation.Facts.AskedNotKnown.Count > 0
        && situation.Facts.AskedNotKnown.Any(known =>
            known.Fact == asked.Fact && known.Entity == asked.Entity
        );
}
