using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>Writes down a search that took place, allowed or not. It is never refused for having been wrong.</summary>
internal sealed class RecordModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_who = new("Write who searched and who was there")
    {
        Longest = 1_000,
    };

    [FromRoute]
    public string Device { get; set; } = "";

    [FromRoute]
    public string? Ask { get; set; }

    [BindProperty]
    public string? SearchedBy { get; set; }

    [BindProperty]
    public string? FoundWhere { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    /// <summary>Which came first, where the times do not say: telling the senior team or the search.</summary>
    [BindProperty]
    public string? Order { get; set; }

    /// <summary>Whether to ask which came first.</summary>
    public bool AsksOrder { get; private set; }

    public Waymark.Cases.Search? Search =>
        Now.Case.Searches.FirstOrDefault(search => search.Ask == Ask && search.Device == Device);

    /// <summary>What the policy turns on and nobody has said of this search: asked, never needed.</summary>
    public IEnumerable<FactRule> Questions =>
        Now
            .Guidance.AskedBefore(ActIds.Search, Device)
            .Select(asked => Now.Policy.Facts[asked.Fact])
            .Where(rule => rule.Scope == Scope.Act && rule.Id != FactIds.ActAt)
            .Where(rule => Search?.Facts.Any(known => known.Fact == rule.Id) != true)
            .Distinct();

    public Task<IActionResult> OnGetAsync() => Show("search", IsThere);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("search") || !IsThere())
        {
            return NotFound();
        }

        Check(nameof(SearchedBy), SearchedBy, s_who);
        Check(nameof(FoundWhere), FoundWhere, TypedText.Optional with { Longest = 1_000 });
        var at = Past(nameof(HappenedAt), HappenedAt);
        var facts = this.Answers(Questions, null);
        var (who, where) = (TypedText.Tidy(SearchedBy), TypedText.Tidy(FoundWhere));
        var search = new RecordSearch(Ask, ActIds.Search, Device, who, where)
        {
            Facts = facts,
            HappenedAt = at,
            ToldFirst = SearchWords.ToldFirst(Order),
        };
        CheckOrder(search);
        return ModelState.IsValid ? await Record(search, Recorded) : Page();
    }

    private void CheckOrder(RecordSearch search)
    {
        AsksOrder =
            ModelState.GetFieldValidationState(nameof(HappenedAt)) != ModelValidationState.Invalid
            && search.IsOrderUnclear(Now);
        if (AsksOrder && !SearchWords.Orders.Any(one => one.Value == Order))
        {
            ModelState.AddModelError(
                nameof(Order),
                "The senior team was told in the same minute. Say which came first"
            );
        }
    }

    private static string Recorded(Kept kept) =>
        kept.Entries is [{ What: SearchDone done }, ..] ? $"/search/request/{done.Ask}" : "/search";

    private bool IsThere() =>
        Now.Policy.Acts.ContainsKey(ActIds.Search)
        && Now.Case.Devices.Any(one => one.Entity == Device)
        && (Ask is null || Search is not null);
}
