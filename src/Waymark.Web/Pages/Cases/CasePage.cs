using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;
using Waymark.Web.TagHelpers;

namespace Waymark.Web.Pages.Cases;

/// <summary>A page of one case. It finds the case or answers as if there were none, checks what was typed, and records what is asked.</summary>
internal abstract class CasePage(CaseWork work, Who who) : PageModel
{
    [FromRoute]
    public string Reference { get; set; } = "";

    [BindProperty]
    public Guid Submission { get; set; }

    protected CaseWork Work => work;

    protected Colleague Me => who.Colleague;

    /// <summary>The case as it stands, and what its policy says of it.</summary>
    public Moment Now { get; private set; } = null!;

    public CaseNames Names => new(Now.Case);

    /// <summary>What an answer could change, with the names put in; and, where it rests on a clause that nobody has checked, that it does.</summary>
    public string InWords(Stake stake) =>
        Now.Policy.StandingOf(stake.Clauses) == Standing.Unverified
            ? $"{Names.InWords(stake.Says)} ({WhyTag.NotChecked})"
            : Names.InWords(stake.Says);

    /// <summary>An address within the case.</summary>
    public string To(string section = "") => $"/cases/{Now.Case.Reference}{section}";

    /// <summary>Finds the case, noting that this part of it was looked at. False: it does not exist, or not for this person.</summary>
    protected async Task<bool> Find(string part)
    {
        if (
            await work.See(who.Colleague, Reference, part, HttpContext.RequestAborted)
            is not { } seen
        )
        {
            return false;
        }

        Now = seen;
        return true;
    }

    /// <summary>Shows the page, or the same answer as for what does not exist.</summary>
    /// <param name="isThere">Whether what the address names within the case is there.</param>
    protected async Task<IActionResult> Show(string part, Func<bool>? isThere = null) =>
        await Find(part) && isThere?.Invoke() != false ? Page() : NotFound();

    /// <summary>Puts what is wrong with a text beside its field.</summary>
    protected void Check(string field, string? text, TypedText rule)
    {
        if (rule.Refuse(text) is { } wrong)
        {
            ModelState.AddModelError(field, wrong);
        }
    }

    /// <summary>When something happened: now where nothing was typed. What is wrong with it stands beside the field.</summary>
    protected DateTimeOffset? Past(string field, TypedMoment typed)
    {
        if (typed.IsEmpty)
        {
            return null;
        }

        if (typed.ReadPast(Now.At, out var at) is { } wrong)
        {
            ModelState.AddModelError(field, wrong);
            return null;
        }

        return at > Now.At ? Now.At : at;
    }

    /// <summary>Records what the command comes to and goes on; a refusal shows the page again.</summary>
    /// <param name="section">Where to go then, within the case.</param>
    protected Task<IActionResult> Record(CaseCommand command, string section) =>
        Record(command, _ => section);

    /// <summary>Records what the command comes to and goes on to a page that what was recorded names.</summary>
    /// <param name="section">Where to go then, within the case; the same form sent twice records nothing the second time.</param>
    protected async Task<IActionResult> Record(CaseCommand command, Func<Kept, string> section)
    {
        var sent = command with { Submission = Submission };
        return await work.Do(who.Colleague, Reference, sent, HttpContext.RequestAborted) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            Kept kept => new SeeOther(To(section(kept))),
            var other => throw new InvalidOperationException($"A command came to {other}."),
        };
    }

    /// <summary>What is kept of an optional text.</summary>
    protected static string? Kept(string? text) =>
        TypedText.Tidy(text) is { Length: > 0 } kept ? kept : null;
}
