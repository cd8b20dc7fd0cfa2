using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Acts;

/// <summary>"May I ...?": what the policy says to an act before anybody does it. It records nothing but that the case was looked at.</summary>
internal sealed class MayModel(CaseWork work, Who who) : CasePage(work, who)
{
    [FromRoute]
    public string Act { get; set; } = "";

    [FromRoute]
    public string? Target { get; set; }

    public ActRule? Rule => ActList.Askable(Now.Guidance).FirstOrDefault(rule => rule.Id == Act);

    public IReadOnlyList<FactOption> Choices => Targets.Of(Rule, Now.Case);

    public Permission Answer => Now.May(Act, Target, []);

    public TurningsShown WouldChange => new(Now.WhatWouldChange(Act, Target, []), Names);

    /// <summary>The answer in a word, for the heading.</summary>
    public string Verdict =>
        Answer.Verdict switch
        {
            Waymark.Policies.Verdict.Allowed => "Nothing in the policy stands against it",
            Waymark.Policies.Verdict.Refused => "No",
            _ => "Not yet",
        };

    public IEnumerable<Ground> Known => Answer.Grounds.Where(ground => ground.Known);

    public IEnumerable<Ground> Open => Answer.Grounds.Where(ground => !ground.Known);

    public Task<IActionResult> OnGetAsync() =>
        Show(
            "acts",
            () =>
                Rule is not null
                && (Target is null || Choices.Any(choice => choice.Value == Target))
        );
}
