using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Words;

/// <summary>Another account: whose words, who took them down and when.</summary>
internal sealed class AddModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_words = new("Write the words as they were said");
    private static readonly TypedText s_takenBy = new("Write who took the words down")
    {
        Longest = 200,
    };

    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? TakenBy { get; set; }

    [BindProperty]
    public TypedMoment TakenAt { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        TakenBy = Me.Name;
        return await Show("words");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("words"))
        {
            return NotFound();
        }

        if (Of is { Length: > 0 } && Now.Case.People.All(one => one.Entity != Of))
        {
            ModelState.AddModelError(nameof(Of), "Choose whose words they are");
        }

        Check(nameof(Words), Words, s_words);
        Check(nameof(TakenBy), TakenBy, s_takenBy);
        var at = Past(nameof(TakenAt), TakenAt);
        var account = new RecordAccount(
            Kept(Of),
            TypedText.Tidy(TakenBy),
            TypedText.Tidy(Words),
            at
        );
        return ModelState.IsValid ? await Record(account, "/words") : Page();
    }
}
