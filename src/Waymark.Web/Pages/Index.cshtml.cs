using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Web.Pages.Report;
using Waymark.Web.Security;

namespace Waymark.Web.Pages;

/// <summary>The first page: report a concern, then what waits for this person.</summary>
internal sealed class IndexModel(Worklist lists, ReportDesk desk, Who who) : PageModel
{
    private readonly Dictionary<CaseReference, string> _nextPages = [];

    public IReadOnlyList<MyReport> Reports { get; private set; } = [];

    public IEnumerable<MyReport> Unfinished =>
        Reports.Where(report => !report.IsCompleted && report.Status != ReportStatus.Closed);

    /// <summary>Null for those who hear no concerns.</summary>
    public Waymark.Cases.Views.Inbox? Inbox { get; private set; }

    public int Tasks { get; private set; }

    public string NextPage(MyReport report) => _nextPages[report.Reference];

    public async Task OnGetAsync()
    {
        var me = who.Colleague;
        Reports = await lists.MyReports(me);
        Tasks = (await lists.Tasks(me)).Count + (await lists.Waiting(me)).Count;
        Inbox = Access.Hearing(me).Count > 0 ? await lists.Inbox(me) : null;
        foreach (var report in Unfinished)
        {
            _nextPages[report.Reference] = (await desk.Draft(report)).NextPage;
        }
    }
}
