using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Report;

/// <summary>"I pressed this by mistake": said within two minutes, seen by the lead, never deleted.</summary>
internal sealed class MistakeModel(CaseWork work, Who who, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid? Submission { get; set; }

    public MyReport Report { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await work.MyReport(who.Colleague, reference) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        var command = new SayRaisedByMistake(Now) { Submission = Submission };
        return await work.Do(who.Colleague, reference, command) switch
        {
            null => NotFound(),
            _ => new SeeOther($"/report/{reference}/mistake"),
        };
    }
}

/// <summary>When it can be said that a report was a mistake.</summary>
internal static class Mistakes
{
    public static bool CanSay(MyReport report, DateTimeOffset now) =>
        report is { SaidMistakenAt: null, IsCompleted: false, Status: not ReportStatus.Closed }
        && now - report.RaisedAt <= SayRaisedByMistake.Within;
}
