using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Words;

/// <summary>What children said, in their own words; what they want; what they were told and promised.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    public IEnumerable<Account> Accounts => Now.Case.Words.Select(AccountOf);

    public IEnumerable<Recorded> Wishes =>
        Now.Case.ChildsPlace.Where(entry => entry.What is WishesRecorded);

    public IEnumerable<Recorded> Tellings =>
        Now.Case.ChildsPlace.Where(entry => entry.What is ChildTold);

    public bool IsStruckOut(Recorded entry) => Now.Case.StruckOut.Contains(entry.Index);

    public Task<IActionResult> OnGetAsync() => Show("words");

    private Account AccountOf(Recorded entry) =>
        entry.What switch
        {
            AccountRecorded account => new(
                entry,
                account.Of is { } of ? Names.Of(of) : "Somebody else",
                account.TakenBy,
                account.Words
            ),
            ConcernCompleted report => new(entry, ChildOf(entry), entry.By.Name, report.Words),
            ConcernAddedTo more => new(
                entry,
                ChildOf(entry),
                $"{entry.By.Name}, added later",
                more.Words
            ),
            _ => new(entry, "Somebody", entry.By.Name, entry.What.Detail ?? ""),
        };

    private string ChildOf(Recorded entry) =>
        Now.Case.Concerns.FirstOrDefault(link => link.File == entry.File)?.Child is { } child
            ? Names.Of(child)
            : "A child";
}

/// <summary>Somebody's own words, verbatim, and who took them down.</summary>
internal sealed record Account(Recorded Entry, string Of, string TakenBy, string Words);
