using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Words;

/// <summary>What a child wants to happen, and whom they want with them.</summary>
internal sealed class WishesModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_wishes = new("Write what the child wants to happen");

    [BindProperty]
    public string? Child { get; set; }

    [BindProperty]
    public string? Wishes { get; set; }

    [BindProperty]
    public string? WantsWithThem { get; set; }

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

        Check(nameof(Wishes), Wishes, s_wishes);
        Check(nameof(WantsWithThem), WantsWithThem, TypedText.Optional);
        var wishes = new RecordWishes(Child ?? "", TypedText.Tidy(Wishes), Kept(WantsWithThem));
        return ModelState.IsValid ? await Record(wishes, "/words") : Page();
    }
}
