using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>One report as it was made, and who has it. The first to take it has it; anybody else sees who and when.</summary>
internal sealed class ConcernModel(
    CaseWork work,
    Worklist lists,
    SchoolPolicy policy,
    Who who,
    TimeProvider clock
) : PageModel
{
    [BindProperty]
    public Guid? Submission { get; set; }

    public Concern Concern { get; private set; } = null!;

    /// <summary>Cases in which this child is named.</summary>
    public IReadOnlyList<CaseRow> Others { get; private set; } = [];

    public bool IsTaken => Concern.TakenBy is not null;

    public bool IsMine => IsOpen && Concern.TakenBy?.Person == who.Person;

    public bool MayTake => Concern.State == ConcernState.Untaken && !IsTaken;

    public bool MayPass => IsOpen && IsTaken;

    /// <summary>What was added, oldest first.</summary>
    public IEnumerable<Recorded> Added => Concern.Added;

    /// <summary>To whom it was passed, or why it was set aside and where it went instead.</summary>
    public IEnumerable<Recorded> Turns =>
        Concern.Entries.Where(entry => entry.What is ConcernPassedOn or ConcernSetAside);

    public string Standing => ConcernWords.Standing(Concern, who.Person, clock.GetUtcNow());

    public string SafeWords => ConcernWords.Safe(Concern.Raised.Safe);

    public string Child =>
        Concern.Completed switch
        {
            { Pupil: { } pupil } => pupil.Class is null
                ? pupil.Name
                : $"{pupil.Name}, {pupil.Class}",
            { Child.Typed: { } typed } => $"{typed} (not found in the register)",
            _ => "Name not known",
        };

    public string Parts =>
        Concern.Completed is { Parts.Count: > 0 } told
            ? string.Join(". ", told.Parts.Select(part => Words(Questions.Part, part)))
            : "Something else, or not known";

    public IEnumerable<(string Question, string Words)> Facts =>
        Concern.Completed?.Device is { } told
            ? Questions
                .OfDevice(told)
                .Select(one => (one.Question.Asks, Words(one.Question, one.Told)))
            : [];

    public ReportQuestions Questions => ReportQuestions.Of(policy.InForce);

    private bool IsOpen => Concern.State is ConcernState.Untaken or ConcernState.Taken;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await work.Concern(who.Colleague, reference) is not { } concern)
        {
            return NotFound();
        }

        Concern = concern;
        Others = await SameChild.Cases(concern, lists, who.Colleague);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(string reference)
    {
        var command = new TakeConcern { Submission = Submission };
        return await work.Do(who.Colleague, reference, command) is null
            ? NotFound()
            : new SeeOther($"/inbox/{reference}");
    }

    private static string Words(FactRule? question, string? value) =>
        question?.Options.FirstOrDefault(option => option.Value == value)?.Words ?? "Not known";
}
