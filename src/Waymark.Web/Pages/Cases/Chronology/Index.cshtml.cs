using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Chronology;

/// <summary>Everything in the order it happened, with when the school was told and when it was written down.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    public const string OldestFirst = "oldest";

    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    public bool IsOldestFirst => Order == OldestFirst;

    public IEnumerable<ChronologyLine> Lines
    {
        get
        {
            var lines = Worklist.Chronology(Now.Case);
            return IsOldestFirst ? lines : lines.Reverse();
        }
    }

    public string Role(Recorded entry) =>
        Now.Policy.Roles.TryGetValue(entry.By.Role, out var rule) ? rule.Title : entry.By.Role;

    /// <summary>Who wrote it and in which role, and the times that differ.</summary>
    public string By(Recorded entry)
    {
        var written = Times.Words(entry.At, Now.At);
        var told = entry.ToldAt is { } at ? $" Told {Times.Words(at, Now.At)}." : "";
        return $"{Times.Words(entry.Happened, Now.At)}.{told} Written {written} by {entry.By.Name}, {Role(entry)}";
    }

    /// <summary>Corrections themselves, and what opens and closes the case, are not corrected.</summary>
    public static bool CanBeCorrected(ChronologyLine line) =>
        line.CorrectedBy is null
        && line.Entry.What is not (Corrected or CaseOpened or CaseClosed or CaseReopened);

    public Task<IActionResult> OnGetAsync() => Show("chronology");
}
