using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Retention;

/// <summary>One thing done about the keeping of a file: hold, release, keep, propose, decline or agree.</summary>
internal sealed class StepModel(RetentionWork keeping, Who who) : RetentionPage(keeping, who)
{
    private const string NoName = "Name nobody who is in the file: this is kept after it is gone.";

    private static readonly Dictionary<string, StepWords> s_words = new()
    {
        ["hold"] = new(
            "Put a file on hold",
            "It cannot be erased until somebody ends the hold. A court, the police or a parent may need it.",
            "Put it on hold"
        ),
        ["release"] = new(
            "End a hold",
            "The file is not erased by that. Its day counts again.",
            "End the hold"
        ),
        ["keep"] = new(
            "Keep a file longer",
            "It is listed again on the day that you set.",
            "Keep it"
        ),
        ["propose"] = new(
            "Propose to erase a file",
            "Somebody else has to agree. Until then nothing changes.",
            "Propose it"
        )
        {
            Hint = NoName,
        },
        ["decline"] = new("Not to erase a file", "The file stays as it is.", "It stays"),
        ["agree"] = new(
            "Erase a file for ever",
            "Its key is destroyed, and with it every word, name and decision in the case and in its reports. That it was erased stays in the record.",
            "I agree: erase it for ever"
        ),
    };

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public Guid Submission { get; set; }

    [BindProperty]
    public TypedDate Until { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public StepWords Words => s_words[Step];

    public async Task<IActionResult> OnGetAsync() => await FindStep() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindStep())
        {
            return NotFound();
        }

        if (Command() is not { } command)
        {
            return Page();
        }

        var sent = command with { Submission = Submission };
        return await Keeping.Do(Me, Reference, sent, HttpContext.RequestAborted) switch
        {
            null => NotFound(),
            Refused refused => this.Refuse(refused),
            _ when command is AgreeToErasure => new SeeOther("/retention/erased"),
            _ => new SeeOther(To()),
        };
    }

    private async Task<bool> FindStep() => s_words.ContainsKey(Step) && await Find();

    /// <summary>What was asked for; null where a day was typed that is none.</summary>
    private KeepingCommand? Command()
    {
        var reason = TypedText.Tidy(Reason);
        return Step switch
        {
            "hold" => new HoldFile(reason),
            "release" => new ReleaseFile(reason),
            "keep" => Day() is { } until ? new KeepFile(until, reason) : null,
            "propose" => new ProposeErasure(reason),
            "decline" => new DeclineErasure(reason),
            _ => new AgreeToErasure(),
        };
    }

    private DateOnly? Day()
    {
        if (Until.Read(out var day) is not { } wrong)
        {
            return day;
        }

        ModelState.AddModelError(nameof(Until), wrong);
        return null;
    }
}

/// <summary>What a page for one step says.</summary>
internal sealed record StepWords(string Title, string Says, string Button)
{
    public string? Hint { get; init; }
}
