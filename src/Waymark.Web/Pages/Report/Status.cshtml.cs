using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Waymark.Web.Pages.Report;

/// <summary>One line on who has a report, for the page that its author has open.</summary>
internal sealed class StatusModel(ReportDesk desk, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await desk.Report(reference) is not { } report)
        {
            return NotFound();
        }

        var news = ReportNews.Of(report, await desk.School(), clock.GetUtcNow());
        return Content(news.Words);
    }
}
