using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Views;
using Waymark.Web.Pages.Report;

namespace Waymark.Web.Pages.MyReports;

/// <summary>Where one's own report stands.</summary>
internal sealed class ReportModel(ReportDesk desk) : PageModel
{
    public MyReport Report { get; private set; } = null!;

    /// <summary>Where the report is taken up again.</summary>
    public string NextPage { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await desk.Report(reference) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        NextPage = (await desk.Draft(report)).NextPage;
        return Page();
    }
}
