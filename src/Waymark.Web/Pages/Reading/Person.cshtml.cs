using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Reading;

/// <summary>What one colleague opened of late. Somebody who read nothing has no such page.</summary>
internal sealed class PersonModel(ReadLog log, SchoolPolicy running, Who who) : PageModel
{
    private const int OnePage = 50;
    private IReadOnlyList<Look> looks = [];

    [FromRoute]
    public Guid Colleague { get; set; }

    [FromQuery(Name = "page")]
    public int At { get; set; } = 1;

    public string Name => looks[0].By.Name;

    public string Back => Since.InWords(running.InForce.Watches);

    public int Pages => Math.Max(1, (looks.Count + OnePage - 1) / OnePage);

    public IReadOnlyList<Look> Shown =>
        [.. looks.Skip((Math.Clamp(At, 1, Pages) - 1) * OnePage).Take(OnePage)];

    public async Task<IActionResult> OnGetAsync()
    {
        var all = await log.Recent(who.Colleague, HttpContext.RequestAborted);
        looks = [.. all.Where(look => look.By.Person.Value == Colleague)];
        return looks.Count == 0 ? NotFound() : Page();
    }
}
