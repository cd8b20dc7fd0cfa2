using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Questions;

/// <summary>The questions that still matter, most urgent first, with why each is asked; then what is known.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    /// <summary>What an answer to one of these could raise must be done, come what may.</summary>
    public IEnumerable<Question> Urgent =>
        Open.Where(question => question.Urgency == Strength.Absolute);

    public IEnumerable<Question> Others =>
        Open.Where(question => question.Urgency != Strength.Absolute && !IsForAnActOnly(question));

    /// <summary>What bears on no duty: it only settles whether something may be done, and is asked when somebody means to do it.</summary>
    public IEnumerable<Question> BeforeAnAct =>
        Open.Where(question => question.Urgency != Strength.Absolute && IsForAnActOnly(question));

    public IEnumerable<KnownFact> Known =>
        Now.Case.Facts.Where(fact =>
            Now.Policy.Facts.TryGetValue(fact.Fact, out var rule) && rule.Scope != Scope.Act
        );

    public string To(Question question) =>
        To(DutyInCase.QuestionOf(question.Fact.Id, question.Entity));

    /// <summary>The page on which a question is answered; null where it is asked of an act or of the school, and not here.</summary>
    public string? PageOf(string fact, string? entity) =>
        IsAskedHere(Now.Policy.Facts[fact]) ? To(DutyInCase.QuestionOf(fact, entity)) : null;

    /// <summary>A question in the words of the policy, with whom or what it is about.</summary>
    public string Asks(string fact, string? entity) =>
        (entity is null ? "" : Names.Of(entity) + ": ") + Now.Policy.Facts[fact].Asks;

    public Task<IActionResult> OnGetAsync() => Show("questions");

    // What is asked of an act is asked on the page of that act; what was decided is settled by deciding.
    private IEnumerable<Question> Open =>
        Now.Guidance.Questions.Where(question =>
            IsAskedHere(question.Fact)
            && Now.Policy.Decisions.Values.All(decision => decision.Fact != question.Fact.Id)
        );

    private bool IsForAnActOnly(Question question) =>
        question.Urgency is null
        && !Now.Policy.AlwaysAsked.Contains(question.Fact.Id)
        && Now.Guidance.Duties.All(duty => !DependsOn(duty, question));

    private bool DependsOn(DutyOutlook duty, Question question) =>
        duty.State == DutyState.MayArise
        && Now.Guidance.SettledBy(duty)
            .Any(asked => asked.Fact == question.Fact.Id && asked.Entity == question.Entity);

    private static bool IsAskedHere(FactRule fact) => fact.Scope is not (Scope.Act or Scope.School);
}
