using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Background;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Close;

/// <summary>Closes a case when nothing that must stand is left; else lists it, each with its page. A closed case says how it ended.</summary>
internal sealed class IndexModel(CaseWork work, Who who, MakeCheckpoints checkpoints)
    : CasePage(work, who)
{
    private static readonly TypedText s_review = new("Write what the school has learned");

    [BindProperty]
    public string? Review { get; set; }

    public IEnumerable<DecisionInCase> Waiting =>
        Now.Case.Decisions.Where(decision => decision.State == DecisionState.Waiting);

    /// <summary>The decisions whose ground has changed, or that were not agreed.</summary>
    public IEnumerable<DecisionOutlook> ToTakeAgain =>
        Now.Guidance.Decisions.Where(outlook =>
            outlook.IsStale
            || Now.Case.Decision(outlook.Decision.Id) is { State: DecisionState.NotAgreed }
        );

    /// <summary>The questions that must be answered, or asked and not known, before the case is closed.</summary>
    public IEnumerable<(FactAsked Asked, string Say, IReadOnlyList<string> Clauses)> Unanswered =>
        Now.Guidance.Close.Grounds.SelectMany(ground =>
            ground.Facts.Select(asked => (asked, ground.Say, ground.Clauses))
        );

    public bool CanBeClosed => Now.Guidance.Close.Verdict == Verdict.Allowed && !Waiting.Any();

    /// <summary>Questions that would still matter, though none keeps the case open.</summary>
    public int StillOpen => Now.Guidance.Questions.Count;

    public Recorded? ClosedBy => Now.Case.Entries.LastOrDefault(entry => entry.What is CaseClosed);

    public Recorded? ReopenedBy =>
        Now.Case.IsOpen
            ? Now.Case.Entries.LastOrDefault(entry => entry.What is CaseReopened)
            : null;

    public Task<IActionResult> OnGetAsync() => Show("closing");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("closing"))
        {
            return NotFound();
        }

        if (CanBeClosed)
        {
            Check(nameof(Review), Review, s_review);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await Record(new CloseCase(TypedText.Tidy(Review)), "/close");
        checkpoints.Soon();
        return answer;
    }
}
