using Microsoft.AspNetCore.Mvc;
using Waymark.Policies;

namespace Waymark.Web.Pages.Report;

/// <summary>What the child told: the parts they played, and whether an adult may be involved. Not ticked is not known.</summary>
internal sealed class WhatModel(ReportDesk desk) : ReportPage(desk)
{
    public const string NotKnown = "not-known";

    [BindProperty]
    public List<string> Parts { get; set; } = [];

    [BindProperty]
    public bool Adult { get; set; }

    public FactRule? Question => Desk.Questions.Part;

    public bool AsksOfAdult => Desk.Questions.AsksOfAdult;

    public void OnGet()
    {
        Parts = [.. Draft.Parts, .. Draft.PartsNotKnown ? [NotKnown] : Array.Empty<string>()];
        Adult = Draft.AdultMayBeInvolved;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        List<string> told =
        [
            .. (Question?.Options ?? []).Select(option => option.Value).Where(Parts.Contains),
        ];
        var isNotKnown = Question is null || (Parts.Contains(NotKnown) && told.Count == 0);
        if (told.Count == 0 && !isNotKnown)
        {
            ModelState.AddModelError(
                nameof(Parts),
                "Tick what the child told you of, or that you do not know"
            );
            return Page();
        }

        return await Save(
            Draft with
            {
                Parts = told,
                PartsNotKnown = isNotKnown,
                AdultMayBeInvolved = Adult,
            }
        );
    }
}
