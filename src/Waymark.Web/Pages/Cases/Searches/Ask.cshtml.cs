using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>Asks to search a device: only what the policy's rules turn on, and about the children first.</summary>
internal sealed class AskModel(CaseWork work, Who who) : CasePage(work, who)
{
    private const string Missing =
        "Answer this. If you do not know, find out first: without it the search cannot be asked for";

    private const string SameMinute =
        "The senior team was told in this very minute. Enter a later one, so that it is plain they were told first";

    [FromRoute]
    public string Device { get; set; } = "";

    public IEnumerable<FactRule> Questions =>
        Now
            .Guidance.AskedBefore(ActIds.Search, Device)
            .Select(asked => Now.Policy.Facts[asked.Fact])
            .Where(rule => rule.Scope == Scope.Act)
            .Where(rule => Now.KnownOfActs.All(known => known.Fact != rule.Id))
            .Distinct();

    /// <summary>The questions with the answers of the last attempt, so that nobody types them twice.</summary>
    public IEnumerable<FactField> Fields =>
        Questions.Select(rule => new FactField(rule, Tried(rule.Id)));

    /// <summary>What already speaks against it, before anything is asked.</summary>
    public IEnumerable<Ground> AgainstIt =>
        Now.May(ActIds.Search, Device, [])
            .Grounds.Where(ground => ground is { Known: true, GrantedBy: null });

    public IReadOnlyList<(string Asked, string Answer)> Known =>
        new EntryReading(Now).Answers(Now.KnownOfActs);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Find("search") || !IsThere())
        {
            return NotFound();
        }

        return FirstOfOthers() is { } first
            ? Redirect(To($"/search/ask/{Device}/about/{first.Fact}/{first.Entity}"))
            : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("search") || !IsThere())
        {
            return NotFound();
        }

        var questions = Questions.ToList();
        var facts = this.Answers(questions, null);
        foreach (var rule in questions.Where(rule => facts.All(fact => fact.Fact != rule.Id)))
        {
            if (ModelState[rule.Id] is not { Errors.Count: > 0 })
            {
                ModelState.AddModelError(rule.Id, Missing);
            }
        }

        var ask = new AskToSearch(ActIds.Search, Device, facts);
        if (ask.IsOrderUnclear(Now))
        {
            ModelState.AddModelError(FactIds.ActAt, SameMinute);
        }

        return ModelState.IsValid ? await Record(ask) : Page();
    }

    /// <summary>Goes to the request that was made, or to what refuses it.</summary>
    private async Task<IActionResult> Record(AskToSearch ask)
    {
        var sent = ask with { Submission = Submission };
        return await Work.Do(Me, Reference, sent, HttpContext.RequestAborted) switch
        {
            Refused { Attempt: not null } => new SeeOther(To($"/search/refused/{Device}")),
            Refused refused => this.Refuse(refused),
            Waymark.Cases.Kept { Entries: [{ What: SearchAsked asked }, ..] } => new SeeOther(
                To($"/search/request/{asked.Ask}")
            ),
            Waymark.Cases.Kept => new SeeOther(To("/search")),
            _ => NotFound(),
        };
    }

    /// <summary>The first question about a person, device or place that nobody has answered or said is not known.</summary>
    private FactAsked? FirstOfOthers() =>
        Now
            .Guidance.AskedBefore(ActIds.Search, Device)
            .FirstOrDefault(asked =>
                asked.Entity is not null
                && Now.Policy.Facts[asked.Fact].Scope != Scope.Act
                && !Now.Case.NotKnown.Any(known =>
                    known.Fact == asked.Fact && known.Entity == asked.Entity
                )
            );

    private bool IsThere() =>
        Now.Policy.Acts.ContainsKey(ActIds.Search)
        && Now.Case.Devices.Any(one => one.Entity == Device);

    private IReadOnlyList<string>? Tried(string fact) =>
        Now
            .Case.Entries.Select(entry => entry.What)
            .OfType<SearchAskRefused>()
            .LastOrDefault(tried => tried.Device == Device)
            ?.Facts.FirstOrDefault(given => given.Fact == fact)
            ?.Values;
}
