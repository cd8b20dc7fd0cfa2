using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases;

/// <summary>The cases this person sees, by what is due next. A search never stands in the address: it may be a child's name.</summary>
internal sealed class IndexModel(
    Worklist worklist,
    SchoolPolicy policy,
    Who who,
    TimeProvider clock
) : PageModel
{
    private const int OnePage = 25;
    private static readonly TypedText s_search = new("Write a name or a case reference")
    {
        Longest = 100,
    };

    [BindProperty]
    public string? Search { get; set; }

    /// <summary>Kept under seal in a cookie between sending a search and showing what it found.</summary>
    [TempData]
    public string? Sought { get; set; }

    [FromQuery(Name = "show")]
    public string? Wanted { get; set; }

    [FromQuery(Name = "page")]
    public int At { get; set; } = 1;

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    public int Pages { get; private set; } = 1;
    public int Found { get; private set; }
    public bool IsClosed => Wanted == "closed";
    public bool IsSearched => Wanted == "found" && Sought is not null;
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The title of a step in the edition in force; null where no step is open.</summary>
    public string? Step(int? number) =>
        policy.InForce.Steps.FirstOrDefault(step => step.Number == number) is { } step
            ? $"{step.Number}. {step.Title}"
            : null;

    public async Task OnGetAsync()
    {
        var rows = await worklist.Cases(
            who.Colleague,
            IsSearched ? Sought : null,
            HttpContext.RequestAborted
        );
        if (IsSearched)
        {
            Search = Sought;
            TempData.Keep(nameof(Sought));
        }
        else
        {
            rows = [.. rows.Where(row => row.IsOpen != IsClosed)];
        }

        Found = rows.Count;
        Pages = Math.Max(1, (rows.Count + OnePage - 1) / OnePage);
        At = Math.Clamp(At, 1, Pages);
        Rows = [.. rows.Skip((At - 1) * OnePage).Take(OnePage)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (s_search.Refuse(Search) is { } wrong)
        {
            ModelState.AddModelError(nameof(Search), wrong);
            await OnGetAsync();
            return Page();
        }

        Sought = TypedText.Tidy(Search);
        return new SeeOther("/cases?show=found");
    }
}
