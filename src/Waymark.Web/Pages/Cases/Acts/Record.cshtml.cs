using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Acts;

/// <summary>Writes down something that has happened. It is never refused for having been wrong.</summary>
internal sealed class RecordModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_words = new("Write what happened");

    [FromRoute]
    public string Act { get; set; } = "";

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    public FactOption? Happened =>
        ActList.Happened(Now.Guidance).FirstOrDefault(one => one.Value == Act);

    public ActRule? Rule => Now.Policy.Acts.GetValueOrDefault(Act);

    public IReadOnlyList<FactOption> Choices => Targets.Of(Rule, Now.Case);

    /// <summary>What the policy turns on: asked, never needed.</summary>
    public IEnumerable<FactRule> Questions =>
        Rule is null
            ? []
            : Now
                .Guidance.AskedBefore(Act, null)
                .Select(asked => Now.Policy.Facts[asked.Fact])
                .Where(rule => rule.Scope == Scope.Act && rule.Id != FactIds.ActAt)
                .Distinct();

    public Task<IActionResult> OnGetAsync() => Show("acts", () => Happened is not null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("acts") || Happened is null)
        {
            return NotFound();
        }

        Check(nameof(Words), Words, s_words);
        var at = Past(nameof(HappenedAt), HappenedAt);
        var facts = this.Answers(Questions, null);
        var target = string.IsNullOrEmpty(Target) ? null : Target;
        return ModelState.IsValid
            ? await Record(
                new RecordAct(Act, target, facts, TypedText.Tidy(Words), at),
                kept =>
                    kept.Entries is [{ What: ActRecorded act }, ..]
                        ? $"/acts/done/{act.Entity}"
                        : "/acts"
            )
            : Page();
    }
}
