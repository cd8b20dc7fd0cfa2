using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Approvals;

/// <summary>Somebody asks to search a device: allow it until a time, do not allow it, or ask for more.</summary>
internal sealed class SearchModel(CaseWork work, Who who) : SigningPage(work, who)
{
    public const string Allow = "allow";
    public const string Refuse = "refuse";
    public const string More = "more";

    private static readonly TypedText s_reason = new("Write your reason");

    [FromRoute]
    public string Ask { get; set; } = "";

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public TypedMoment Until { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What was asked for; a search that took place unasked waits for nobody.</summary>
    public Waymark.Cases.Search? Search =>
        Now.Case.Searches.FirstOrDefault(search => search.Ask == Ask && search.Asked is not null);

    /// <summary>Why this person cannot answer it; null where they can.</summary>
    public string? NotYours => Searches.WhyNotAnswer(Now, Search!)?.Sentence;

    /// <summary>Who does not see the case sees only what they may sign.</summary>
    private bool IsTheirs => Search is not null && (SeesCase || NotYours is null);

    /// <summary>What stands against it but for the signature of who answers, and what that signature would lift.</summary>
    public Permission Policy => Now.May(Search!.Act, Search.Device, Search.Facts);

    public IEnumerable<Recorded> Discussed =>
        Now.Case.Entries.Where(entry =>
            entry.What is SearchDiscussed discussed && discussed.Ask == Ask
        );

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Find() || !IsTheirs)
        {
            return NotFound();
        }

        Until.Date = TypedDate.From(DateOnly.FromDateTime(Now.Local));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find() || !IsTheirs)
        {
            return NotFound();
        }

        Check(nameof(Reason), Reason, s_reason);
        if (Answer != More)
        {
            CheckSignature();
        }

        var command = Command(TypedText.Tidy(Reason));
        return ModelState.IsValid && command is not null ? await Record(command) : Page();
    }

    private CaseCommand? Command(string reason)
    {
        switch (Answer)
        {
            case Allow:
                if (Until.Read(out var until) is { } wrong)
                {
                    ModelState.AddModelError(nameof(Until), wrong);
                }

                return new AllowSearch(Ask, until, reason);
            case Refuse:
                return new RefuseSearch(Ask, reason);
            case More:
                return new DiscussSearch(Ask, reason);
            default:
                ModelState.AddModelError(nameof(Answer), "Choose your answer");
                return null;
        }
    }
}
