using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases;

/// <summary>Who has looked at a case, for those who see it and for those who oversee the reading. It shows nothing of the case itself.</summary>
internal sealed class ReadsModel(ReadLog log, Who who) : PageModel
{
    private const int OnePage = 50;
    private IReadOnlyList<Look> looks = [];

    [FromRoute]
    public string Reference { get; set; } = "";

    [FromQuery(Name = "page")]
    public int At { get; set; } = 1;

    public int Pages => Math.Max(1, (looks.Count + OnePage - 1) / OnePage);

    public IReadOnlyList<Look> Shown =>
        [.. looks.Skip((Math.Clamp(At, 1, Pages) - 1) * OnePage).Take(OnePage)];

    public CaseReference Case => CaseReference.Read(Reference)!.Value;

    public string Here => $"/cases/{Case}/reads";

    /// <summary>Who sees the case comes from its page on access, anybody else from that on how long it is kept.</summary>
    public string Back =>
        who.Colleague.IsLead || who.Colleague.IsHead
            ? $"/cases/{Case}/access"
            : $"/retention/{Case}";

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await log.OfCase(who.Colleague, Reference, HttpContext.RequestAborted);
        if (found is null)
        {
            return NotFound();
        }

        looks = found;
        return Page();
    }
}
