using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>First page of a decision: the facts as they stand, what the policy makes of them, and what is still not known.</summary>
internal sealed class FactsModel(CaseWork work, Who who, Drafts drafts)
    : DecidePage(work, who, drafts)
{
    private const int MostQuestions = 6;

    public IReadOnlyList<(string Asked, string Answer)> Known =>
        new EntryReading(Now).Answers(
            Now.Case.Facts.Where(fact => fact.Entity is null)
                .Select(fact => new Waymark.Cases.Entries.FactGiven(fact.Fact, null, fact.Values))
        );

    public TurningsShown WouldChange => new(Now.Guidance.WhatWouldChange(Outlook!), Names);

    public IEnumerable<Question> Open => Now.Guidance.Questions.Take(MostQuestions);

    public async Task<IActionResult> OnGetAsync() => await FindDecision() ? Page() : NotFound();
}
