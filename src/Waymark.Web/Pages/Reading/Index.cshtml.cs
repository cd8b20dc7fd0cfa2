using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Record;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Reading;

/// <summary>Who read what of late, and what of it somebody should ask about.</summary>
internal sealed class IndexModel(ReadLog log, SchoolPolicy running, Who who) : PageModel
{
    private const int OnePage = 20;

    [FromQuery(Name = "page")]
    public int At { get; set; } = 1;

    public IReadOnlyList<UnusualReading> Unusual { get; private set; } = [];

    public int Pages => Math.Max(1, (Unusual.Count + OnePage - 1) / OnePage);

    public IEnumerable<UnusualReading> Shown =>
        Unusual.Skip((Math.Clamp(At, 1, Pages) - 1) * OnePage).Take(OnePage);

    public IReadOnlyList<WatchRule> Rules => running.InForce.Watches;

    public string Back => Since.InWords(Rules);

    /// <summary>Each reader under the name last used, with how many files they read.</summary>
    public IReadOnlyList<(Author One, int Files)> Readers { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Unusual = await log.Unusual(who.Colleague, HttpContext.RequestAborted);
        var looks = await log.Recent(who.Colleague, HttpContext.RequestAborted);
        Readers =
        [
            .. looks
                .GroupBy(look => look.By.Person)
                .Select(reader =>
                    (reader.First().By, reader.Select(look => look.Reference).Distinct().Count())
                )
                .OrderBy(reader => reader.By.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
