using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.OurPolicy;

/// <summary>Who has said that they have read the policy in force, and who has not.</summary>
internal sealed class ReadersModel(SchoolPolicy running, SchoolWork schools, Who who) : PageModel
{
    public string Edition => running.InForce.Edition.Id;

    public IReadOnlyList<Colleague> NotYet { get; private set; } = [];

    public IReadOnlyList<(Colleague Person, DateTimeOffset At)> Read { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var school = await schools.School(who.School, HttpContext.RequestAborted);
        var readers = (school?.Colleagues ?? [])
            .OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(one => (Person: one, At: school?.ReadBy(one.Person, running.InForce.Digest)))
            .ToList();
        NotYet = [.. readers.Where(one => one.At is null).Select(one => one.Person)];
        Read =
        [
            .. readers.Where(one => one.At is not null).Select(one => (one.Person, one.At!.Value)),
        ];
    }
}
