using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>One search: what was asked, what was answered until when, what was done, and what followed.</summary>
internal sealed class RequestModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_words = new("Write what you want to add");

    [FromRoute]
    public string Ask { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    public Waymark.Cases.Search? Search =>
        Now.Case.Searches.FirstOrDefault(search => search.Ask == Ask);

    public IEnumerable<Recorded> Discussed =>
        Now.Case.Entries.Where(entry =>
            entry.What is SearchDiscussed discussed && discussed.Ask == Ask
        );

    public bool IsMineToAnswer =>
        Search is { State: SearchState.Asked } search
        && Waymark.Cases.Commands.Searches.WhyNotAnswer(Now, search) is null;

    /// <summary>Whether what was done can be written down: always, once.</summary>
    public bool CanBeRecorded => Search!.State is SearchState.Asked or SearchState.Allowed;

    public Task<IActionResult> OnGetAsync() => Show("search", () => Search is not null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("search") || Search is null)
        {
            return NotFound();
        }

        Check(nameof(Words), Words, s_words);
        return ModelState.IsValid
            ? await Record(new DiscussSearch(Ask, TypedText.Tidy(Words)), $"/search/request/{Ask}")
            : Page();
    }
}
