using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Words;

/// <summary>What a child was told happens next, and what they were promised.</summary>
internal sealed class ToldModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_told = new("Write what the child was told");

    [BindProperty]
    public string? Child { get; set; }

    [BindProperty]
    public string? Told { get; set; }

    [BindProperty]
    public string? Promised { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    public Task<IActionResult> OnGetAsync([FromQuery] string? @for)
    {
        Child = @for;
        return Show("words");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("words"))
        {
            return NotFound();
        }

        Check(nameof(Told), Told, s_told);
        Check(nameof(Promised), Promised, TypedText.Optional);
        var at = Past(nameof(HappenedAt), HappenedAt);
        var told = new RecordWhatChildWasTold(Child ?? "", TypedText.Tidy(Told), Kept(Promised))
        {
            HappenedAt = at,
        };
        return ModelState.IsValid ? await Record(told, "/words") : Page();
    }
}
