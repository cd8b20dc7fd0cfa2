using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Inbox;

/// <summary>A new case, part of a case, or not for this policy. Open cases with the same child are suggested.</summary>
internal sealed class DecideModel(CaseWork work, Worklist lists, Who who) : ConcernPage(work, who)
{
    public const string New = "new";
    public const string Other = "other";
    public const string Aside = "aside";

    /// <summary>One of the words above, or the reference of a case that was suggested.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    public IReadOnlyList<CaseRow> Suggested { get; private set; } = [];

    public async Task OnGetAsync() => Suggested = await OpenCases();

    public async Task<IActionResult> OnPostAsync()
    {
        Suggested = await OpenCases();
        if (Choice == New)
        {
            return await Open();
        }

        if (Suggested.FirstOrDefault(row => row.Reference.Text == Choice) is { } suggested)
        {
            return new SeeOther($"{Address}/join/{suggested.Reference}");
        }

        if (Choice is Other or Aside)
        {
            return new SeeOther($"{Address}/{(Choice == Other ? "join" : "aside")}");
        }

        ModelState.AddModelError(nameof(Choice), "Choose what this is");
        return Page();
    }

    private async Task<IActionResult> Open()
    {
        var command = new OpenCase { Submission = Submission };
        return await Work.Open(Me, Concern.Reference.Text, command) switch
        {
            Kept kept => new SeeOther($"/cases/{kept.Reference}"),
            Refused refused => this.Refuse(refused),
            _ => NotFound(),
        };
    }

    private async Task<IReadOnlyList<CaseRow>> OpenCases() =>
        [.. (await SameChild.Cases(Concern, lists, Me)).Where(row => row.IsOpen).Take(3)];
}
