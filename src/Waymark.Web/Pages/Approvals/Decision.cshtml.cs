using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Approvals;

/// <summary>A decision waits for another person to agree: agree, or say why not. Two signatures are two people.</summary>
internal sealed class DecisionModel(CaseWork work, Who who) : SigningPage(work, who)
{
    public const string Agree = "agree";
    public const string Disagree = "not";

    [FromRoute]
    public long Of { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public DecisionInCase? Decision =>
        Now.Case.Decisions.FirstOrDefault(decision => decision.Taken.Index == Of);

    /// <summary>What the policy says of it now.</summary>
    public DecisionOutlook Outlook =>
        Now.Guidance.Decisions.First(outlook => outlook.Decision.Id == Decision!.What.Decision);

    public string? NotYours => AgreeToDecision.WhyNot(Now, Decision!)?.Sentence;

    /// <summary>Who does not see the case sees only what they may sign.</summary>
    private bool IsTheirs => Decision is not null && (SeesCase || NotYours is null);

    public IEnumerable<Agreement> Agreements =>
        Outlook.MustAgree.Where(agreement => agreement.Options.Contains(Decision!.What.Option));

    public async Task<IActionResult> OnGetAsync() => await Find() && IsTheirs ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find() || !IsTheirs)
        {
            return NotFound();
        }

        if (Answer is not (Agree or Disagree))
        {
            ModelState.AddModelError(nameof(Answer), "Choose your answer");
        }

        var agrees = Answer == Agree;
        Check(
            nameof(Words),
            Words,
            agrees ? TypedText.Optional : new("Write why you do not agree")
        );
        CheckSignature();
        var words = TypedText.Tidy(Words) is { Length: > 0 } kept ? kept : null;
        return ModelState.IsValid ? await Record(new AgreeToDecision(Of, agrees, words)) : Page();
    }
}
