using System.Text;
using Waymark.Policies;
using Waymark.Policies.Conditions;
using Waymark.Policies.Proof;

namespace Waymark.Tests.Policies.Proof;

/// <summary>What the solver is told of a policy is what the engine runs: one case after another, every duty and every act.</summary>
public sealed class EncodingTests
{
    private const int Cases = 400;
    private static readonly int s_cases =
        Environment.GetEnvironmentVariable("WAYMARK_LONG") == "1" ? 10 * Cases : Cases;

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void The_questions_to_the_solver_say_of_every_case_what_the_engine_says(
        string edition
    ) => Agree(Shipped.Policy(edition), new Bounds(3, 2, 2, 1), s_cases);

    /// <summary>The small policy has every kind of condition, so that what the editions that ship happen not to use is tried too.</summary>
    [Fact]
    public void They_say_of_every_kind_of_condition_what_the_engine_says() =>
        Agree(EveryCondition(), new Bounds(3, 2, 0, 1), s_cases / 4);

    private static Policy EveryCondition() =>
        PolicyReader
            .Read(
                [SmallPolicy.Vocabulary],
                [
                    new PolicyText(
                        "0-conditions.md",
                        File.ReadAllText(Path.Combine(SmallPolicy.Folder, "good/conditions.md"))
                    ),
                ]
            )
            .Policy!;

    private static void Agree(Policy policy, Bounds bounds, int cases)
    {
        var script = new SmtScript();
        var symbols = new CaseSymbols(script, bounds);
        var encoding = new RuleEncoding(policy.Rules, symbols);
        var outcomes = new Outcomes(encoding).All();
        FixedCase.NameAll(symbols);
        var text = new StringBuilder(script.ToString());
        var random = new Random(20261116);
        var closed = 0;
        for (var number = 0; number < cases; number++)
        {
            // Now and then everything is done and asked, so that a case can be closed.
            var isDone = random.Next(5) == 0;
            var facts = FixedCase.Named(Drawn.Case(policy, random, random.NextDouble()));
            facts = facts with { AskedNotKnown = isDone ? Asked(symbols) : [] };
            var deeds = Deeds(symbols, policy, isDone ? () => true : () => random.Next(6) == 0);
            var guidance = policy.Evaluate(facts, deeds, Model2019.Now);
            closed += guidance.Close.Verdict == Verdict.Allowed ? 1 : 0;
            var fixedCase = Smt.And(new FixedCase(symbols, facts, deeds).Assertions());
            var expected = Smt.And(
                outcomes.Select(outcome =>
                    outcome.Of(guidance) ? outcome.Holds : Smt.Not(outcome.Holds)
                )
            );
            text.Append("(push)\n(assert ").Append(fixedCase).Append(")\n(check-sat)\n(assert ");
            text.Append(Smt.Not(expected)).Append(")\n(check-sat)\n(pop)\n");
        }
        var answers = SmtAnswer.Words(Z3.Answer(text.ToString()));

        Assert.InRange(closed, 1, cases - 1);
        // There is such a case, and none in which the engine and the script differ.
        Assert.Equal(Enumerable.Range(0, cases).SelectMany(_ => new[] { "sat", "unsat" }), answers);
    }

    private static List<NotKnown> Asked(CaseSymbols symbols) =>
        symbols
            .Questions.Select(asked => new NotKnown(
                asked.Fact.Rule.Id,
                asked.Fact.Rule.Scope == Scope.Case
                    ? null
                    : FixedCase.Name(asked.Fact.Rule.Scope, asked.Entity),
                "words"
            ))
            .ToList();

    private static Deeds Deeds(CaseSymbols symbols, Policy policy, Func<bool> isDone) =>
        new(
            symbols
                .Deeds.Where(_ => isDone())
                .Select(deed => new Deed(
                    deed.Deed,
                    deed.Scope == Scope.Case ? null : FixedCase.Name(deed.Scope, deed.Entity),
                    Model2019.Now,
                    null
                ))
                .ToList(),
            policy
                .Duties.Where(_ => isDone())
                .Select(duty => new SettingAside(duty.Id, null, "words", Model2019.Now, null))
                .ToList(),
            []
        );

    /// <summary>Something that a case comes to: how the script says it, and how the guidance does.</summary>
    private sealed record Outcome(string Holds, Func<Guidance, bool> Of);

    private sealed class Outcomes(RuleEncoding encoding)
    {
        private ConditionEncoding Conditions => encoding.Conditions;

        public List<Outcome> All() =>
            encoding
                .Rules.Duties.Where(duty => duty.Rule.Scope != Scope.School)
                .SelectMany(Duty)
                .Concat(encoding.Rules.Acts.SelectMany(Act))
                .Concat(Class())
                .ToList();

        private IEnumerable<Outcome> Duty(Duty duty)
        {
            var scope = duty.Rule.Scope;
            return Conditions
                .Each(
                    scope,
                    there =>
                    {
                        var name =
                            scope == Scope.Case
                                ? null
                                : FixedCase.Name(scope, Conditions.Current(scope));
                        var arises = Conditions.Arises(duty);
                        DutyState? State(Guidance guidance) =>
                            guidance
                                .Duties.SingleOrDefault(one =>
                                    one.Duty == duty.Rule && one.Entity == name
                                )
                                ?.State;
                        return new[]
                        {
                            new Outcome(
                                Smt.And(there, arises.Yes),
                                guidance => State(guidance) >= DutyState.Open
                            ),
                            new Outcome(
                                Smt.And(there, arises.No),
                                guidance => State(guidance) == DutyState.NotArising
                            ),
                            new Outcome(
                                encoding.IsOpen(duty),
                                guidance => State(guidance) == DutyState.Open
                            ),
                        };
                    }
                )
                .SelectMany(outcomes => outcomes);
        }

        private IEnumerable<Outcome> Act(ActRules act)
        {
            var scope = act.Act.Target;
            yield return new Outcome(
                encoding.IsAllowed(act),
                guidance => IsAllowed(guidance, act, null)
            );
            foreach (var clause in act.Bars.SelectMany(bar => bar.Clauses).Distinct())
                yield return new Outcome(
                    encoding.Cites(act, clause),
                    guidance => Find(guidance, act, null)!.Clauses.Contains(clause)
                );
            if (scope == Scope.Case)
                yield break;
            foreach (
                var outcome in Conditions.Each(
                    scope,
                    there =>
                    {
                        var name = FixedCase.Name(scope, Conditions.Current(scope));
                        return new Outcome(
                            Smt.And(there, encoding.IsAllowed(act)),
                            guidance => IsAllowed(guidance, act, name)
                        );
                    }
                )
            )
                yield return outcome;
        }

        private IEnumerable<Outcome> Class() =>
            encoding.Rules.Class is { } term
                ? term.Values.Select(
                    (value, index) =>
                        new Outcome(
                            Conditions.Chosen(term, index),
                            guidance => guidance.Class == value
                        )
                )
                : [];

        private static bool IsAllowed(Guidance guidance, ActRules act, string? target) =>
            Find(guidance, act, target)?.Verdict == Verdict.Allowed;

        private static Permission? Find(Guidance guidance, ActRules act, string? target) =>
            guidance.Permissions.SingleOrDefault(permission =>
                permission.Act == act.Act && permission.Target == target
            );
    }
}
