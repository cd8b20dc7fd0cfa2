namespace Waymark.Policies.Publication;

/// <summary>The list of contents.</summary>
internal sealed class ContentsMarkup(Policy policy, Audience audience)
{
    public void Add(Markup to)
    {
        to.Open("nav", ("aria-label", "Contents"), ("class", "policy-contents"))
            .Element("h2", "Contents")
            .Open("ul");
        if (audience == Audience.Parents)
            AddParents(to);
        else if (audience == Audience.Staff)
            AddStaff(to);
        else
        {
            to.Open("li").Link(Anchors.Parents, PartTitles.Parents).Open("ul");
            AddParents(to);
            to.Close("ul").Close("li").Open("li").Link(Anchors.Staff, PartTitles.Staff).Open("ul");
            AddStaff(to);
            to.Close("ul").Close("li");
        }
        to.Close("ul").Close("nav").Line();
    }

    private void AddParents(Markup to)
    {
        foreach (
            var (passage, index) in policy.Prose.ForParents.Select((one, index) => (one, index))
        )
        {
            if (passage.Level == 2)
                Entry(to, ParentsPart.Anchor(index), passage.Heading);
        }
        if (policy.Prose.Help.Count > 0)
            Entry(to, ParentsPart.HelpAnchor, ParentsPart.HelpTitle);
    }

    private void AddStaff(Markup to)
    {
        foreach (var step in policy.Steps.DistinctBy(step => step.Number))
            Entry(to, Anchors.Step(step), StaffPart.Title(step));
        Entry(to, Anchors.Meanings, StaffPart.MeaningsTitle);
    }

    private static void Entry(Markup to, string anchor, string words) =>
        to.Open("li").Link(anchor, words).Close("li");
}
