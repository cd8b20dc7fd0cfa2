using Waymark.Policies.Conditions;
using Waymark.Policies.Questions;

namespace Waymark.Policies;

/// <summary>
/// What the policy says of one case at one moment. The case is laid out and checked when it is made; duties, permissions, reasons and
/// questions are worked out when they are asked for, each once. Not for use by several threads at once.
/// </summary>
public sealed partial class Guidance
{
    private readonly Rulebook rules;
    private readonly Situation situation;
    private readonly SchoolCalendar calendar;
    private DutyList? duties;
    private DecisionOutlook[]? decisions;
    private Permission[]? permissions;
    private IReadOnlyList<LetterOffered>? letters;
    private IReadOnlyList<Question>? questions;
    private Reasons? reasons;

    internal Guidance(Policy policy, Situation situation, SchoolCalendar calendar)
    {
        Policy = policy;
        rules = policy.Rules;
        this.situation = situation;
        this.calendar = calendar;
        TakeDecisions();
        Class = rules.Class is { } term ? term.Values[term.Choose(situation)] : null;
    }

    /// <summary>The policy that answered.</summary>
    public Policy Policy { get; }

    /// <summary>The computed class, such as aggravated; null where the edition has no class term.</summary>
    public string? Class { get; }

    /// <summary>Every duty for the case or per entity, guidance included, most urgent first; those not arising last.</summary>
    public IReadOnlyList<DutyOutlook> Duties => DutyList.Outlooks;

    /// <summary>Every act of the vocabulary, with no target and with each target it can have, judged by the case's unnamed act (the first act entity, or none).</summary>
    public IReadOnlyList<Permission> Permissions => AllPermissions;

    /// <summary>Every decision.</summary>
    public IReadOnlyList<DecisionOutlook> Decisions =>
        decisions ??= [.. rules.Decisions.Select(rule => DecisionTaking.Of(rule, situation))];

    /// <summary>How long the file is kept: each rule but those known not to hold, since what is erased cannot be had back.</summary>
    public IReadOnlyList<RetentionOutlook> Retention =>
        [
            .. rules
                .Retention.Select(rule => new RetentionOutlook(
                    rule.Row,
                    rule.Condition.Evaluate(situation)
                ))
                .Where(rule => rule.Holds != Truth.No),
        ];

    /// <summary>The letters offered.</summary>
    public IReadOnlyList<LetterOffered> Letters => letters ??= ListLetters();

    /// <summary>The questions that still matter, most urgent first.</summary>
    public IReadOnlyList<Question> Questions =>
        questions ??= new QuestionFinder(rules, situation).Find();

    /// <summary>Whether the case may be closed, and what stands against it.</summary>
    /// <exception cref="InvalidOperationException">The vocabulary has no such act.</exception>
    public Permission Close =>
        Array.Find(AllPermissions, permission => permission.Act.Id == Policy.Closing)
        ?? throw new InvalidOperationException($"there is no act `{Policy.Closing}`");

    /// <summary>What the policy says to one act, judged by the facts of that act (an Act entity of the case, or one being asked about; null: nothing is known of it).</summary>
    /// <exception cref="ArgumentException">The act is not in the vocabulary, or the target is not in the case.</exception>
    public Permission May(string act, string? target, Entity? instance = null)
    {
        var (rule, index) = Find(act, target);
        if (instance is null)
            return Judgement.OfOne(rule, index, situation.BlankAct);
        var at = situation.IndexOf(Scope.Act, instance.Name);
        if (at >= 0 && situation.Facts.Entities.Contains(instance))
            return Judgement.OfOne(rule, index, at);
        var asked = Policy.LayOut(
            Situation.WithAct(situation.Facts, instance),
            situation.Deeds.Deeds,
            situation.Now
        );
        asked.Deeds.Add(DecisionTaking.Deeds(Decisions));
        return JudgementOf(asked).OfOne(rule, index, asked.IndexOf(Scope.Act, instance.Name));
    }

    /// <summary>Why a duty stands where it does.</summary>
    /// <exception cref="ArgumentException">The duty is not of this guidance.</exception>
    public Reason Because(DutyOutlook duty)
    {
        var rule = DutyOf(duty);
        var before = situation.Bind(rule.Rule.Scope, IndexOf(duty));
        var reason = (reasons ??= new Reasons(situation)).Of(rule.Arises);
        situation.Bind(rule.Rule.Scope, before);
        return new Reason(rule.Rule.Do, reason.Truth, [reason]);
    }

    /// <summary>The unknown facts that keep a duty from being settled; empty where it is.</summary>
    /// <exception cref="ArgumentException">The duty is not of this guidance.</exception>
    public IReadOnlyList<FactAsked> SettledBy(DutyOutlook duty)
    {
        var rule = DutyOf(duty);
        var before = situation.Bind(rule.Rule.Scope, IndexOf(duty));
        var facts = Unknowns.Of(rule.Arises, situation);
        situation.Bind(rule.Rule.Scope, before);
        return facts;
    }

    /// <summary>The decisions that were taken and still stand count as deeds, so they come before duties.</summary>
    private void TakeDecisions()
    {
        if (situation.Deeds.Deeds.Decisions.Count == 0)
            return;
        situation.Deeds.Add(DecisionTaking.Deeds(Decisions));
        situation.Forget();
    }

    private Duty DutyOf(DutyOutlook duty) =>
        rules.DutyOf(duty.Duty.Id)
        ?? throw new ArgumentException($"the policy has no duty `{duty.Duty.Id}`");

    private int IndexOf(DutyOutlook duty)
    {
        var scope = duty.Duty.Scope;
        if (duty.Entity is null)
            return situation.Current(scope);
        var index = situation.IndexOf(scope, duty.Entity);
        return index >= 0
            ? index
            : throw new ArgumentException($"the case has no {Words.Of(scope)} `{duty.Entity}`");
    }

    /// <summary>Whether the case has a person, device or place of this name.</summary>
    internal bool HasEntity(string name) =>
        situation.Facts.Entities.Any(entity => entity.Name == name);

    /// <summary>
    /// The facts to put to people before an act, in words of the vocabulary: those that its rules turn on and that are unknown
    /// where nothing is known yet of the act itself. What already stands against it comes first; what only another person's
    /// grant supplies is left out.
    /// </summary>
    /// <exception cref="ArgumentException">The act is not in the vocabulary, or the target is not in the case.</exception>
    public IReadOnlyList<FactAsked> AskedBefore(string act, string? target)
    {
        var (rule, index) = Find(act, target);
        var instance = situation.Bind(Scope.Act, situation.BlankAct);
        var before = index < 0 ? 0 : situation.Bind(rule.Act.Target, index);
        var facts = rule
            .Bars.Where(bar => bar.GrantedBy is null && !(bar.OnTarget && index < 0))
            .OrderByDescending(bar => bar.Stands.Evaluate(situation) == Truth.Yes)
            .SelectMany(bar => Unknowns.AskedFirst(bar.Stands, situation))
            .Distinct()
            .ToList();
        if (index >= 0)
            situation.Bind(rule.Act.Target, before);
        situation.Bind(Scope.Act, instance);
        return facts;
    }

    private (ActRules Rule, int Target) Find(string act, string? target)
    {
        var rule =
            rules.Acts.FirstOrDefault(rule => rule.Act.Id == act)
            ?? throw new ArgumentException($"the vocabulary has no act `{act}`");
        var index = target is null ? -1 : situation.IndexOf(Target(rule, target), target);
        if (target is not null && index < 0)
            throw new ArgumentException($"the case has no {Words.Of(rule.Act.Target)} `{target}`");
        return (rule, index);
    }

    private static Scope Target(ActRules rule, string target) =>
        rule.Act.Target != Scope.Case
            ? rule.Act.Target
            : throw new ArgumentException($"`{rule.Act.Id}` has no target, so not `{target}`");

    private Permission[] AllPermissions => permissions ??= Judgement.OfAllActs();

    private DutyList DutyList => duties ??= new DutyList(rules, situation, calendar);

    private Judgement Judgement => field ??= JudgementOf(situation);

    private Judgement JudgementOf(Situation asked) => new(rules, asked, () => DutyList);

    private List<LetterOffered> ListLetters()
    {
        var list = new List<LetterOffered>();
        foreach (var letter in rules.Letters)
        {
            var scope = letter.Rule.Scope;
            if (scope == Scope.Case)
            {
                Offer(letter, null, list);
                continue;
            }
            for (var index = 0; index < situation.Count(scope); index++)
            {
                var before = situation.Bind(scope, index);
                Offer(letter, situation.Name(scope, index), list);
                situation.Bind(scope, before);
            }
        }
        return list;
    }

    private void Offer(Letter letter, string? entity, List<LetterOffered> list)
    {
        if (letter.Offered.Evaluate(situation) != Truth.Yes)
            return;
        var isRefused =
            letter.UnlessRefused is { } act
            && Permissions.Any(permission =>
                permission.Act.Id == act
                && permission.Target == entity
                && permission.Verdict != Verdict.Allowed
            );
        if (!isRefused)
            list.Add(new LetterOffered(letter.Rule, entity));
    }
}
