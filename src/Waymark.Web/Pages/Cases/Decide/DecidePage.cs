using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Decide;

/// <summary>One page of taking a decision. What was typed on the pages before is kept sealed, for its author only, until it is signed.</summary>
internal abstract class DecidePage(CaseWork work, Who who, Drafts drafts) : CasePage(work, who)
{
    [FromRoute]
    public string Decision { get; set; } = "";

    /// <summary>What the policy says of it as the facts stand.</summary>
    public DecisionOutlook? Outlook =>
        Now.Guidance.Decisions.FirstOrDefault(outlook => outlook.Decision.Id == Decision);

    public IReadOnlyList<FactOption> Options => Outlook!.Decision.Options;

    /// <summary>What was chosen and typed so far.</summary>
    public DecisionDraft Draft { get; private set; } = DecisionDraft.Empty;

    /// <summary>The option that counts: what the facts require, else what was chosen.</summary>
    public string? Chosen => Outlook!.Required ?? Draft.Option;

    public string? ChosenWords => Options.FirstOrDefault(option => option.Value == Chosen)?.Words;

    /// <summary>Whether what is chosen goes against what the policy presumes.</summary>
    public bool LeavesPresumed =>
        Outlook is { Required: null, Presumed: { } presumed } && Chosen != presumed;

    /// <summary>Who must agree to what is chosen.</summary>
    public IEnumerable<Agreement> Agreements =>
        Outlook!.MustAgree.Where(agreement => agreement.Options.Contains(Chosen ?? ""));

    /// <summary>A page of this decision.</summary>
    public string Step(string page = "") => $"/decide/{Decision}{page}";

    protected async Task<bool> FindDecision()
    {
        if (!await Find("decisions") || Outlook is null)
        {
            return false;
        }

        var kept = await drafts.Read(Me, Name, HttpContext.RequestAborted);
        Draft = DecisionDraft.From(kept);
        return true;
    }

    protected Task<DateTimeOffset> Keep(DecisionDraft draft) =>
        drafts.Keep(Me, Name, draft.Words, HttpContext.RequestAborted);

    protected Task Forget() => drafts.Forget(Me, Name, HttpContext.RequestAborted);

    private string Name => Drafts.OfDecision(Now.Case.Reference, Decision);
}

/// <summary>A decision that is not yet signed.</summary>
internal sealed record DecisionDraft(string? Option, string? Reasons, string? Advice)
{
    public static DecisionDraft Empty { get; } = new(null, null, null);

    public IReadOnlyDictionary<string, string> Words =>
        new Dictionary<string, string>
        {
            [nameof(Option)] = Option ?? "",
            [nameof(Reasons)] = Reasons ?? "",
            [nameof(Advice)] = Advice ?? "",
        };

    public static DecisionDraft From(IReadOnlyDictionary<string, string> words)
    {
        return new(Word(nameof(Option)), Word(nameof(Reasons)), Word(nameof(Advice)));

        string? Word(string name) =>
            words.TryGetValue(name, out var word) && word.Length > 0 ? word : null;
    }
}
