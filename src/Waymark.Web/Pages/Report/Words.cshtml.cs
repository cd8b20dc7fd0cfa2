using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;

namespace Waymark.Web.Pages.Report;

/// <summary>The child's own words, as the adult remembers them. Kept while they are typed.</summary>
internal sealed class WordsModel(ReportDesk desk) : ReportPage(desk)
{
    private static readonly TypedText s_words = new("Write what the child said, in their words");

    [BindProperty]
    public string? Words { get; set; }

    public string? SavedAt { get; private set; }

    public void OnGet() => Words = Draft.Words;

    public async Task<IActionResult> OnPostAsync()
    {
        if (s_words.Refuse(Words) is { } wrong)
        {
            ModelState.AddModelError(nameof(Words), wrong);
            return Page();
        }

        return await Save(Draft with { Words = TypedText.Tidy(Words) });
    }

    /// <summary>Keeps what is typed so far. Words that could not be sent are not kept either; the page says so when it is sent.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (s_words.Refuse(Words) is { } wrong)
        {
            return Content(wrong);
        }

        var at = await Desk.Keep(Report, Draft with { Words = TypedText.Tidy(Words) });
        return Content($"Saved {Times.TimeOfDay(at)}");
    }
}
