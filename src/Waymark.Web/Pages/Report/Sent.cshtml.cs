using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Views;
using Waymark.Policies;

namespace Waymark.Web.Pages.Report;

/// <summary>The rest was sent. Opened again later, it shows where the report stands then.</summary>
internal sealed class SentModel(ReportDesk desk) : PageModel
{
    public MyReport Report { get; private set; } = null!;

    public Policy Policy => desk.Policy;

    public FirstMinutes Told => FirstMinutes.ForWhoeverIsTold(Policy, desk.Today);

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await desk.Report(reference) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return report.IsCompleted
            ? Page()
            : new SeeOther($"/report/{reference}/{(await desk.Draft(report)).NextPage}");
    }
}
