using FsCheck;
using FsCheck.Fluent;
using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>What must hold in every possible case of the edition that ships.</summary>
public sealed class PropertyTests
{
    private static readonly string[] OnExperimentalClass = ["S2.must.3", "S2.may.4"];
    private static readonly string[] OnFirstPlace = ["S2.must.1", "S1.expect.1"];

    private static Policy Policy => Model2019.Policy;

    [Fact]
    public void A_sign_of_an_adult_always_means_the_police_and_ends_little_else() =>
        ForAnyCase(
            150,
            (facts, random) =>
            {
                var kinder = random.Next(2) == 0 ? null : new FactValue(["no"]);
                var before = Model2019.Evaluate(
                    Outcome.With(facts, "adult.involved", null, kinder)
                );
                var sign = new FactValue([random.Next(2) == 0 ? "possible" : "confirmed"]);
                var after = Model2019.Evaluate(Outcome.With(facts, "adult.involved", null, sign));

                Assert.Contains(
                    after.Duties,
                    duty =>
                        duty.Duty.Clauses.Contains("S2.always.1")
                        && duty is { State: DutyState.Open, Duty.Strength: Strength.Absolute }
                );
                Assert.Empty(Ended(before, after).SelectMany(Clauses).Except(OnExperimentalClass));
            }
        );

    [Fact]
    public void Nothing_ever_allows_a_copy() =>
        ForAnyCase(
            100,
            (facts, random) =>
            {
                var guidance = Model2019.Evaluate(facts);
                string[] never = ["print", "copy", "move", "send", "share", "save"];
                Assert.All(
                    guidance.Permissions.Where(permission => never.Contains(permission.Act.Id)),
                    permission => Assert.Equal(Verdict.Refused, permission.Verdict)
                );
            }
        );

    [Fact]
    public void Nothing_ever_keeps_people_from_recording_or_referring() =>
        ForAnyCase(
            100,
            (facts, random) =>
                Assert.All(
                    Model2019
                        .Evaluate(facts)
                        .Permissions.Where(permission => permission.Act.Id is "record" or "refer"),
                    permission => Assert.Equal(Verdict.Allowed, permission.Verdict)
                )
        );

    [Fact]
    public void Unknown_is_never_kinder_than_the_safe_answer() =>
        ForAnyCase(
            25,
            (facts, random) =>
            {
                var unknown = Outcome.Refusals(Model2019.Evaluate(facts));
                foreach (var (fact, entity, isKnown) in Outcome.Facts(Policy, facts))
                {
                    if (isKnown || !Drawn.Values(fact).Any())
                        continue;
                    var answered = Drawn
                        .Values(fact)
                        .Select(value => Outcome.With(facts, fact.Id, entity, value))
                        .Select(given => Outcome.Refusals(Model2019.Evaluate(given)))
                        .ToList();
                    Assert.All(
                        unknown,
                        act =>
                            Assert.Contains(
                                answered,
                                given => !given[act.Key].Except(act.Value).Any()
                            )
                    );
                }
            }
        );

    [Fact]
    public void Adding_somebody_or_something_ends_no_duty_about_the_others() =>
        ForAnyCase(
            150,
            (facts, random) =>
            {
                var scope = (Scope)random.Next((int)Scope.Person, (int)Scope.Place + 1);
                var added = Drawn.Entity(Policy, random, scope, "added");
                var before = Model2019.Evaluate(facts);
                var after = Model2019.Evaluate(
                    facts with
                    {
                        Entities = [.. facts.Entities, added],
                    }
                );
                Assert.Empty(
                    Ended(before, after)
                        .SelectMany(Clauses)
                        .Except([.. OnExperimentalClass, .. OnFirstPlace])
                );
            }
        );

    [Fact]
    public void A_written_reason_never_changes_an_absolute_duty() =>
        ForAnyCase(
            100,
            (facts, random) =>
            {
                var before = Model2019.Evaluate(facts);
                var aside = Policy.Duties.Select(duty => new SettingAside(
                    duty.Id,
                    null,
                    "a reason",
                    Model2019.Now,
                    "the lead"
                ));
                var after = Model2019.Evaluate(
                    facts,
                    Deeds.None with
                    {
                        SetAside = aside.ToList(),
                    }
                );

                Assert.Equal(Absolutes(before), Absolutes(after));
                Assert.NotEmpty(Absolutes(after));
                Assert.Equal(Verdict.Refused, after.Close.Verdict);
            }
        );

    [Fact]
    public void Names_and_order_change_nothing_but_names() =>
        ForAnyCase(
            100,
            (facts, random) =>
            {
                var renamed = facts with
                {
                    Case = facts.Case.Reverse().ToDictionary(),
                    Entities = facts
                        .Entities.Select(one =>
                            one with
                            {
                                Name = $"other {one.Name}",
                                Facts = one
                                    .Facts.Reverse()
                                    .ToDictionary(
                                        fact => fact.Key,
                                        fact => new FactValue(fact.Value.Values.Reverse().ToList())
                                    ),
                            }
                        )
                        .Reverse()
                        .ToList(),
                };

                Assert.Equal(Lines(Model2019.Evaluate(facts)), Lines(Model2019.Evaluate(facts)));
                Assert.Equal(
                    Lines(Model2019.Evaluate(facts)).Order(),
                    Lines(Model2019.Evaluate(renamed))
                        .Select(line => line.Replace("other ", "", StringComparison.Ordinal))
                        .Order()
                );
            }
        );

    [Fact]
    public void Every_refusal_cites_a_clause_of_this_edition() =>
        ForAnyCase(
            100,
            (facts, random) =>
                Assert.All(
                    Model2019
                        .Evaluate(facts)
                        .Permissions.SelectMany(permission => permission.Grounds),
                    ground =>
                    {
                        Assert.NotEmpty(ground.Clauses);
                        Assert.All(
                            ground.Clauses,
                            clause => Assert.Contains(clause, Policy.Clauses)
                        );
                        Assert.False(string.IsNullOrWhiteSpace(ground.Say));
                    }
                )
        );

    [Fact]
    public void Meeting_a_duty_opens_none_of_its_clause_and_removes_no_refusal() =>
        ForAnyCase(
            40,
            (facts, random) =>
            {
                var before = Model2019.Evaluate(facts);
                var open = before.Duties.Where(duty => duty.State == DutyState.Open).ToList();
                foreach (var duty in open.OrderBy(_ => random.Next()).Take(12))
                {
                    var deed = new Deed(duty.Duty.Id, duty.Entity, Model2019.Now, null);
                    var after = Model2019.Evaluate(facts, Deeds.None with { Done = [deed] });
                    var opened = after
                        .Duties.Where(one => one.State == DutyState.Open)
                        .Where(one =>
                            open.TrueForAll(was => was.Duty != one.Duty || was.Entity != one.Entity)
                        );

                    Assert.DoesNotContain(
                        opened,
                        one =>
                            one.Entity == duty.Entity
                            && one.Duty.Clauses.Intersect(duty.Duty.Clauses).Any()
                    );
                    Assert.DoesNotContain($"{duty.Duty.Id}@{duty.Entity}", Outcome.Open(after));
                    Assert.Equal(Outcome.Refusals(before), Outcome.Refusals(after));
                }
            }
        );

    private static void ForAnyCase(int times, Action<CaseFacts, Random> holds) =>
        Prop.ForAll(
                Drawn.Seeds,
                seed =>
                {
                    var random = new Random(seed);
                    holds(Drawn.Case(Policy, random), random);
                }
            )
            .Check(Drawn.Times(times));

    private static IEnumerable<DutyOutlook> Ended(Guidance before, Guidance after)
    {
        var still = Outcome.Open(after);
        return before.Duties.Where(duty =>
            duty.State == DutyState.Open && !still.Contains($"{duty.Duty.Id}@{duty.Entity}")
        );
    }

    private static IEnumerable<string> Clauses(DutyOutlook duty) => duty.Duty.Clauses;

    private static IEnumerable<string> Absolutes(Guidance guidance) =>
        guidance
            .Duties.Where(duty => duty.Duty.Strength == Strength.Absolute)
            .Select(duty => $"{duty.Duty.Id}@{duty.Entity} {duty.State}")
            .Order();

    private static IEnumerable<string> Lines(Guidance guidance) =>
        guidance
            .Duties.Select(duty => $"{duty.Duty.Id}@{duty.Entity} {duty.State} {duty.DueAt}")
            .Concat(
                guidance.Permissions.Select(act =>
                    $"{act.Act.Id}@{act.Target} {string.Join(' ', act.Clauses.Order())}"
                )
            )
            .Concat(guidance.Questions.Select(asked => $"{asked.Fact.Id}@{asked.Entity}?"))
            .Append(guidance.Class ?? "");
}
