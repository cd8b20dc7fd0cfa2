using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Chronology;

/// <summary>Corrects an entry. Both stay: the old struck through, the new beside it with who and why.</summary>
internal sealed class CorrectModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_says = new("Write what is right");
    private static readonly TypedText s_reason = new("Write why it is corrected")
    {
        Longest = 1_000,
    };

    [FromRoute]
    public long Of { get; set; }

    [BindProperty]
    public string? Says { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ChronologyLine? Line =>
        Worklist.Chronology(Now.Case).FirstOrDefault(line => line.Entry.Index == Of);

    public bool CanBeCorrected => Line is { } line && IndexModel.CanBeCorrected(line);

    public Task<IActionResult> OnGetAsync() => Show("chronology", () => CanBeCorrected);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("chronology") || Line is null)
        {
            return NotFound();
        }

        Check(nameof(Says), Says, s_says);
        Check(nameof(Reason), Reason, s_reason);
        var command = new CorrectEntry(Of, TypedText.Tidy(Says), TypedText.Tidy(Reason));
        return ModelState.IsValid ? await Record(command, "/chronology") : Page();
    }
}
