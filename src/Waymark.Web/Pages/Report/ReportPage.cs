using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases.Views;

namespace Waymark.Web.Pages.Report;

/// <summary>A page of a report that is being written: only for its author, and only until it is sent.</summary>
internal abstract class ReportPage(ReportDesk desk) : PageModel
{
    /// <summary>The value of <see cref="Then"/> for coming back another time.</summary>
    public const string Later = "later";

    private const int All = 5;
    private const int WhatItIsAbout = 3;

    [BindProperty]
    public Guid? Submission { get; set; }

    /// <summary>What the button says comes next; null: the next page.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public MyReport Report { get; private set; } = null!;

    public ReportDraft Draft { get; private set; } = new();

    protected ReportDesk Desk => desk;

    /// <summary>Which question this is, and of how many; the first stands before the report. A page that the policy does not need is not counted.</summary>
    /// <param name="place">Its place among all five.</param>
    public string Numbered(int place)
    {
        var passedOver = Desk.Questions.AskWhat ? 0 : 1;
        return $"Question {(place > WhatItIsAbout ? place - passedOver : place)} of {All - passedOver}";
    }

    public string Address(string page) => $"/report/{Report.Reference}/{page}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await desk.Report(RouteData.Values["reference"] as string ?? "") is not { } report)
        {
            context.Result = NotFound();
            return;
        }

        Report = report;
        if (report.IsCompleted)
        {
            context.Result = new SeeOther(Address("sent"));
            return;
        }

        Draft = await desk.Draft(report);
        await next();
    }

    /// <summary>Keeps the answers and goes on: home if the person comes back later, to the check page if everything was answered before.</summary>
    protected async Task<IActionResult> Save(ReportDraft draft)
    {
        await desk.Keep(Report, draft);
        return new SeeOther(Then == Later ? "/" : Address(draft.NextPage));
    }
}
