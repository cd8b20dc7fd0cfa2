using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Report;

/// <summary>The separate door: a concern about an adult who works here. It stands before the first question, so that nobody else is alerted.</summary>
internal sealed class AdultModel(CaseWork work, Who who) : PageModel
{
    /// <summary>Who hears it; never the normal inbox.</summary>
    [BindProperty]
    public Audience? About { get; set; }

    [BindProperty]
    public SafeNow? Safe { get; set; }

    [BindProperty]
    public Guid? Submission { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (About is not (Audience.Head or Audience.Chair))
        {
            Ask(nameof(About), "Choose who it is about");
        }

        if (Safe is not { } answer || !Enum.IsDefined(answer))
        {
            Ask(nameof(Safe), "Choose the answer that fits best");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var command = new RaiseConcern(Safe!.Value, About!.Value) { Submission = Submission };
        var kept = await work.Raise(who.Colleague, command);
        return new SeeOther($"/report/{kept.Reference}/child");
    }

    // In place of what the binder says of an answer that is none of ours.
    private void Ask(string field, string sentence)
    {
        ModelState.Remove(field);
        ModelState.AddModelError(field, sentence);
    }
}
