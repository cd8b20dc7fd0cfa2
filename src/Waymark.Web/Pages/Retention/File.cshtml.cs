using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Retention;

/// <summary>How long one file is kept, why, and what can be done about it.</summary>
internal sealed class FileModel(RetentionWork keeping, RoleTitles titles, Who who)
    : RetentionPage(keeping, who)
{
    public string Role(string key) => titles.Of(key);

    /// <summary>What can be done now, by its page.</summary>
    public IEnumerable<(string Step, string Words)> Steps
    {
        get
        {
            yield return Review.Keeping.Hold is null
                ? ("hold", "Put it on hold, so that it cannot be erased")
                : ("release", "End the hold");
            if (Review.Keeping.ClosedOn is not null)
                yield return ("keep", "Keep it longer");
            if (Review.IsDue && Review.Keeping.Proposal is null)
                yield return ("propose", "Propose to erase it");
            if (Review.Keeping.Proposal is not null)
                yield return ("decline", "It is not to be erased");
        }
    }

    public async Task<IActionResult> OnGetAsync() => await Find() ? Page() : NotFound();
}
