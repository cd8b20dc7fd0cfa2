using System.Text;
using Waymark.Policies;
using Waymark.Policies.Conditions;
using Waymark.Policies.Proof;

namespace Waymark.Tests.Policies.Proof;

/// <summary>
/// A question is asked if, and only if, the solver finds two cases that differ in its answer alone and end differently. Where the
/// engine has a way of its own to ask, by age and not by date of birth and of a day taken as today, the solver is held to it.
/// </summary>
public sealed class QuestionProofTests
{
    private const int Cases = 20;
    private static readonly string[] s_leftAsTheyAre = ["person.born", "image.made-on"];

    private static readonly int s_cases =
        Environment.GetEnvironmentVariable("WAYMARK_LONG") == "1" ? 6 * Cases : Cases;

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void A_question_is_asked_exactly_when_a_solver_finds_that_its_answer_matters(
        string edition
    )
    {
        var policy = Shipped.Policy(edition);
        var two = new TwoStates(policy);
        var random = new Random(20261116);
        var text = new StringBuilder(two.Script);
        var slots = new List<(int Case, Fact Fact, int Entity, bool IsAsked)>();
        for (var number = 0; number < s_cases; number++)
        {
            var facts = FixedCase.Named(
                Drawn.Case(policy, random, 0.2 + (0.75 * random.NextDouble()))
            );
            var asked = policy
                .Evaluate(facts, Deeds.None, Model2019.Now)
                .Questions.Select(question => (question.Fact.Id, question.Entity))
                .ToHashSet();
            text.Append(two.Begin(facts));
            foreach (var (fact, entity) in two.Unknown(facts))
            {
                if (policy.AlwaysAsked.Contains(fact.Rule.Id))
                    continue;
                var name = FixedCase.NameIn(facts, fact.Rule.Scope, entity);
                slots.Add((number, fact, entity, asked.Contains((fact.Rule.Id, name))));
                text.Append(two.Ask(facts, (fact, entity)));
            }
            text.Append("(pop)\n");
        }
        var matters = SmtAnswer.Words(Z3.Answer(text.ToString())).Select(word => word == "sat");

        Assert.Contains(slots, slot => slot.IsAsked);
        Assert.Contains(slots, slot => !slot.IsAsked);
        Assert.Empty(
            slots
                .Zip(matters, (slot, isSat) => (slot, isSat))
                .Where(pair => pair.slot.IsAsked != pair.isSat)
                .Select(pair =>
                    $"case {pair.slot.Case}: {pair.slot.Fact.Rule.Id} of {pair.slot.Entity}, asked: {pair.slot.IsAsked}"
                )
        );
        Assert.Equal(slots.Count, matters.Count());
    }

    /// <summary>An edition said of two states of a case, each fact with a name in each.</summary>
    private sealed class TwoStates
    {
        private readonly SmtScript script = new();
        private readonly CaseSymbols first;
        private readonly CaseSymbols second;
        private readonly HashSet<Fact> still;

        public TwoStates(Policy policy)
        {
            var rules = policy.Rules;
            still =
            [
                .. rules.Terms.Select(term => term.Floor).OfType<Fact>(),
                .. s_leftAsTheyAre.Select(rules.Vocabulary.Find).OfType<Fact>(),
            ];
            first = new CaseSymbols(script, new Bounds(3, 2, 2, 1));
            var anything = new Change(null, [], null, null, false, null);
            second = new CaseSymbols(script, first.Bounds, first, anything);
            var one = new RuleEncoding(rules, first);
            var other = new RuleEncoding(rules, second);
            var differs = Smt.Or(
                Outcomes(one).Zip(Outcomes(other), Differ).Where(pair => pair != Smt.False)
            );
            FixedCase.NameAll(first);
            FixedCase.NameAll(second);
            var known = second.Spoken.Union(first.Spoken).Distinct().ToList();
            script.Define("the-end-differs", () => differs);
            Slots = known;
            Same = known.ToDictionary(slot => slot, slot => IsSame(slot.Fact, slot.Entity));
        }

        private static string Differ(string one, string other) =>
            one == other ? Smt.False : $"(distinct {one} {other})";

        public string Script => script.ToString();

        private List<(Fact Fact, int Entity)> Slots { get; }

        private Dictionary<(Fact Fact, int Entity), string> Same { get; }

        /// <summary>What is known is so in both states.</summary>
        public string Begin(CaseFacts facts)
        {
            var free = Unknown(facts).ToHashSet();
            var known = new[] { first, second }.SelectMany(state =>
                new FixedCase(state, facts, Deeds.None).Assertions(free)
            );
            return $"(push)\n(assert {Smt.And(known)})\n(assert the-end-differs)\n";
        }

        public IEnumerable<(Fact Fact, int Entity)> Unknown(CaseFacts facts) =>
            Slots.Where(slot =>
                !still.Contains(slot.Fact) && FixedCase.IsUnknown(facts, slot.Fact, slot.Entity)
            );

        /// <summary>Whether an answer to one question alone makes a difference, however the others are answered or left.</summary>
        public string Ask(CaseFacts facts, (Fact Fact, int Entity) slot)
        {
            var others = Unknown(facts).Where(other => other != slot).Select(other => Same[other]);
            return $"(push)\n(assert {Smt.And(others)})\n(check-sat)\n(pop)\n";
        }

        private string IsSame(Fact fact, int entity)
        {
            var parts = new List<string> { Equal(state => state.Known(fact, entity)) };
            if (fact.Rule.Type is FactType.Date or FactType.DateTime or FactType.Number)
                parts.Add(Equal(state => state.Number(fact, entity)));
            for (var bit = 0; bit < fact.Rule.Options.Count; bit++)
            {
                var mask = 1UL << bit;
                parts.Add(Equal(state => state.Has(fact, entity, mask)));
            }
            return Smt.And(parts);
        }

        private string Equal(Func<CaseSymbols, string> of) => $"(= {of(first)} {of(second)})";

        /// <summary>What questions turn on: which duties arise, what stands or may stand against acts, and the class.</summary>
        private static IEnumerable<string> Outcomes(RuleEncoding rules)
        {
            var conditions = rules.Conditions;
            foreach (var duty in rules.Rules.Duties.Where(duty => duty.Rule.Scope != Scope.School))
            {
                foreach (
                    var arises in conditions.Each(
                        duty.Rule.Scope,
                        there => Smt.And(there, conditions.Arises(duty).Yes)
                    )
                )
                    yield return arises;
            }
            foreach (
                var (act, bar) in rules.Rules.Acts.SelectMany(act =>
                    act.Bars.Select(bar => (act, bar))
                )
            )
            {
                foreach (
                    var stands in conditions.Each(
                        bar.OnTarget ? act.Act.Target : Scope.Case,
                        there => Smt.And(there, Smt.Not(rules.Stands(act, bar).No))
                    )
                )
                    yield return stands;
            }
            for (var value = 0; value < rules.Rules.Class?.Values.Length; value++)
                yield return conditions.Chosen(rules.Rules.Class, value);
        }
    }
}
