using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>An act in words: whether it is allowed, what must be known first, what refuses it, and what to do instead.</summary>
internal sealed class ActMarkup(Policy policy, ActRules act)
{
    /// <summary>All that is said of the act.</summary>
    public void Add(Markup to)
    {
        to.Open("li", ("id", Anchors.Act(act.Act.Id)))
            .Element("strong", RuleWords.Sentence(act.Act.Title))
            .Text(" ")
            .Text(Verdict());
        if (act.Bars.Count > 0)
        {
            to.Open("ul");
            foreach (var bar in act.Bars)
                AddBar(to, bar);
            to.Close("ul");
        }
        if (act.Instead is { } instead)
            to.Open("p").Element("em", "Instead: ").Text(instead).Close("p");
        to.Close("li");
    }

    /// <summary>Some of its rows, under a clause of theirs.</summary>
    public void AddRows(Markup to, IEnumerable<Bar> bars)
    {
        to.Open("li").Link(Anchors.Act(act.Act.Id), act.Act.Title).Open("ul");
        foreach (var bar in bars)
            AddBar(to, bar);
        to.Close("ul").Close("li");
    }

    private string Verdict() =>
        act.Bars.Exists(IsAlways) ? "Nobody does this."
        : act.IsHeldByDuties ? "It is refused while a duty that must be dealt with is open."
        : act.Bars.Count == 0 ? "This is always allowed."
        : "It is allowed only when all that is needed is known, and nothing refuses it.";

    private void AddBar(Markup to, Bar bar)
    {
        to.Open("li");
        if (IsAlways(bar))
        {
            to.Element("em", "Never. ").Text(RuleWords.Sentence(bar.Say)).Close("li");
            return;
        }
        var isNeed = bar.Stands is Not;
        to.Element("em", isNeed ? "Needed: " : "Refused: ").Text(RuleWords.Sentence(bar.Say));
        if (bar.GrantedBy is { } role)
            to.Text($" {RuleWords.Role(policy, role)} can give this.");
        if (bar.OnTarget)
            to.Text($" This is asked of each {Words.Of(act.Act.Target)} by itself.");
        to.Open("div")
            .Text(isNeed ? "It must be known that " : "So it is when ")
            .Add(bar.Stands is Not need ? Wordings.Of(need.Part) : Wordings.Of(bar.Stands))
            .Close("div");
        to.Close("li");
    }

    private static bool IsAlways(Bar bar) => bar.Stands is All { Parts.Length: 0 };
}
