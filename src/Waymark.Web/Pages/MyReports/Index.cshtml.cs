using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.MyReports;

/// <summary>A person's own reports: that they were sent, who has them, that they are closed. Never what came of them.</summary>
internal sealed class IndexModel(Worklist lists, Who who) : PageModel
{
    public IReadOnlyList<MyReport> Reports { get; private set; } = [];

    public async Task OnGetAsync() => Reports = await lists.MyReports(who.Colleague);

    public static string Status(MyReport report) =>
        report switch
        {
            { Status: ReportStatus.Closed } => "Closed",
            { IsCompleted: false } => "Not finished",
            { Status: ReportStatus.Taken, TakenBy: { } by } => $"Taken by {by}",
            _ => "Sent",
        };

    public static string? Colour(MyReport report) =>
        report.Status == ReportStatus.Closed ? null
        : report.IsCompleted ? "blue"
        : "yellow";
}
