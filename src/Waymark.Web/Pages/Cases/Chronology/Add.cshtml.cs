using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Chronology;

/// <summary>Adds an entry, with when it happened and when the school was told.</summary>
internal sealed class AddModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_words = new("Write what happened");

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    [BindProperty]
    public TypedMoment ToldAt { get; set; } = new();

    public Task<IActionResult> OnGetAsync() => Show("chronology");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("chronology"))
        {
            return NotFound();
        }

        Check(nameof(Words), Words, s_words);
        var happened = Past(nameof(HappenedAt), HappenedAt);
        var told = Past(nameof(ToldAt), ToldAt);
        return ModelState.IsValid
            ? await Record(new MakeNote(TypedText.Tidy(Words), happened, told), "/chronology")
            : Page();
    }
}
