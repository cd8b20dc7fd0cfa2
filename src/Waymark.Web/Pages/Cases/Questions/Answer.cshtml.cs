using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Questions;

/// <summary>One question of the policy, about the case or one person, device or place in it: the answer, or that nobody can give one.</summary>
internal sealed class AnswerModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_because = new(
        "Write who was asked, and why it is not known"
    );

    [FromRoute]
    public string Fact { get; set; } = "";

    [FromRoute]
    public string? About { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public FactRule Rule => Now.Policy.Facts[Fact];

    public KnownFact? Known =>
        Now.Case.Facts.FirstOrDefault(fact => fact.Fact == Fact && fact.Entity == About);

    /// <summary>Where a date of birth is asked: the question for the age, for whom that is all that is known.</summary>
    public string? OtherThanBirth =>
        Fact == FactIds.PersonBorn && Now.Policy.Facts.ContainsKey(FactIds.PersonAge)
            ? FactIds.PersonAge
            : null;

    /// <summary>Why it is asked, in the policy's words; null where the answer would change nothing now.</summary>
    public IReadOnlyList<Stake>? Stakes =>
        Now
            .Guidance.Questions.FirstOrDefault(question =>
                question.Fact.Id == Fact && question.Entity == About
            )
            ?.Stakes;

    /// <summary>What a decision sets is answered by taking that decision.</summary>
    private DecisionRule? Decides =>
        Now.Policy.Decisions.Values.FirstOrDefault(decision => decision.Fact == Fact);

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await Show("questions", IsThere);
        return answer is not NotFoundResult && Decides is { } decision
            ? new SeeOther(To("/decide/" + decision.Id))
            : answer;
    }

    public async Task<IActionResult> OnPostAnswerAsync()
    {
        if (!await Find("questions") || !IsThere() || Decides is not null)
        {
            return NotFound();
        }

        var answer = this.Answer(Rule, About);
        Check(nameof(Source), Source, TypedText.Optional);
        if (answer is null && ModelState.IsValid)
        {
            ModelState.AddModelError(Fact, "Choose or write an answer");
        }

        return ModelState.IsValid
            ? await Record(new EstablishFacts([answer!], Kept(Source)), "/questions")
            : Page();
    }

    public async Task<IActionResult> OnPostNotKnownAsync()
    {
        if (!await Find("questions") || !IsThere() || Decides is not null)
        {
            return NotFound();
        }

        Check(nameof(Because), Because, s_because);
        return ModelState.IsValid
            ? await Record(new MarkNotKnown(Fact, About, TypedText.Tidy(Because)), "/questions")
            : Page();
    }

    private bool IsThere() =>
        Now.Policy.Facts.TryGetValue(Fact, out var rule)
        && rule.Scope switch
        {
            Scope.Case => About is null,
            Scope.Person => Now.Case.People.Any(one => one.Entity == About),
            Scope.Device => Now.Case.Devices.Any(one => one.Entity == About),
            Scope.Place => Now.Case.Places.Any(one => one.Entity == About),
            _ => false,
        };
}
