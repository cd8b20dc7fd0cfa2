using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Report;

/// <summary>What the child had already told of the device and of the spread. Nothing here has to be answered.</summary>
internal sealed class FactsModel(ReportDesk desk) : ReportPage(desk)
{
    public const string Skip = "skip";

    private static readonly TypedText s_whoElse = TypedText.Optional with { Longest = 1_000 };

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Extent { get; set; }

    [BindProperty]
    public string? WhoElse { get; set; }

    public Policy Policy => Desk.Policy;

    public IEnumerable<(string Name, FactRule Question, string? Chosen)> Selects
    {
        get
        {
            (string Name, FactRule? Question, string? Chosen)[] all =
            [
                (nameof(Owner), Desk.Questions.Owner, Owner),
                (nameof(Holder), Desk.Questions.Holder, Holder),
                (nameof(At), Desk.Questions.At, At),
                (nameof(Extent), Desk.Questions.Extent, Extent),
            ];
            return all.Where(one => one.Question is not null)
                .Select(one => (one.Name, one.Question!, one.Chosen));
        }
    }

    public void OnGet() =>
        (Owner, Holder, At, Extent, WhoElse) = (
            Draft.Owner,
            Draft.Holder,
            Draft.At,
            Draft.Extent,
            Draft.WhoElse
        );

    public async Task<IActionResult> OnPostAsync()
    {
        if (Then == Skip)
        {
            return await Save(Draft with { AreFactsSeen = true });
        }

        foreach (var (name, question, chosen) in Selects)
        {
            if (chosen is not null && question.Options.All(option => option.Value != chosen))
            {
                ModelState.AddModelError(name, "Choose one of the answers");
            }
        }

        if (s_whoElse.Refuse(WhoElse) is { } wrong)
        {
            ModelState.AddModelError(nameof(WhoElse), wrong);
        }

        return ModelState.IsValid ? await Save(Answered()) : Page();
    }

    private ReportDraft Answered() =>
        Draft with
        {
            Owner = Owner,
            Holder = Holder,
            At = At,
            Extent = Extent,
            WhoElse = TypedText.Tidy(WhoElse) is { Length: > 0 } words ? words : null,
            AreFactsSeen = true,
        };
}
