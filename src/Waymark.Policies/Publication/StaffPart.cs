using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>The whole policy: the prose of each step, each clause with how it is made sure of, and the step as a picture.</summary>
internal sealed class StaffPart(Policy policy)
{
    public const string MeaningsTitle = "What our words mean";

    private readonly Assurances assurances = new(policy);

    public static string Title(Step step) =>
        step.Anchor == string.Create(CultureInfo.InvariantCulture, $"step-{step.Number}")
        && step.Number > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Step {step.Number}. {step.Title}")
            : step.Title;

    public void Add(Markup to, int level)
    {
        foreach (var chapter in policy.Prose.Passages.GroupBy(passage => passage.Step.Number))
            AddStep(to, level, chapter.ToList());
        AddMeanings(to, level);
    }

    private void AddStep(Markup to, int level, List<Passage> passages)
    {
        var headings = new Headings(level);
        var step = passages[0].Step;
        to.Open("section", ("class", "policy-step"), ("aria-labelledby", Anchors.Step(step)));
        headings.Add(to, 2, Title(step), Anchors.Step(step));
        foreach (var passage in passages)
        {
            if (passage.Level > 1)
                headings.Add(
                    to,
                    passage.Level + 1,
                    passage.Heading,
                    passage.Clause,
                    passage.Clause
                );
            if (
                passage.Clause is { } sourced
                && policy.Sources.TryGetValue(sourced, out var source)
            )
                AddSource(to, source);
            to.Raw(ProseMarkup.Of(passage.Text)).Line();
            if (passage == passages[0])
                AddFlow(to, step);
            if (passage.Clause is { } clause)
                AddHow(to, clause);
        }
        to.Close("section").Line();
    }

    private static void AddSource(Markup to, SourceRule source)
    {
        var dated = source.Dated is { } date ? RuleWords.Date(date) : "date unknown";
        to.Open(
                "p",
                (
                    "class",
                    source.Standing == Standing.Verified
                        ? "policy-source"
                        : "policy-source policy-source--open"
                )
            )
            .Element("strong", RuleWords.Of(source.Standing))
            .Text($" From: {source.From}, {dated}.");
        if (source.Note is { } note)
            to.Text($" {RuleWords.Sentence(note)}");
        to.Close("p").Line();
    }

    private void AddHow(Markup to, string clause)
    {
        if (assurances.Has(clause))
            assurances.Add(to, clause);
        else
            to.Element(
                "p",
                "Later advice has taken the place of the rule that stood here.",
                ("class", "policy-source")
            );
    }

    private void AddFlow(Markup to, Step step)
    {
        var parts = StepFlow.Of(policy, step);
        if (parts.Count == 0)
            return;
        to.Open("div", ("class", "policy-flow"))
            .Open("div", ("class", "policy-flow__list"))
            .Element("p", "What is done in this step", ("class", "policy-how__title"))
            .Open("ol");
        foreach (var part in parts)
        {
            to.Open("li").Link(part.Anchor, RuleWords.Sentence(part.Do)).Text($" {part.Who}");
            to.Text(part.ByWhen is null ? "." : $", {part.ByWhen}.");
            if (part.When is { } when)
                to.Open("div").Text("If ").Add(when).Close("div");
            to.Close("li");
        }
        to.Close("ol").Close("div").Raw(FlowPicture.Of(step, parts)).Close("div").Line();
    }

    private void AddMeanings(Markup to, int level)
    {
        new Headings(level).Add(to, 2, MeaningsTitle, Anchors.Meanings);
        to.Open("dl", ("class", "policy-meanings"));
        foreach (var term in policy.Rules.Terms)
        {
            to.Open("div", ("id", Anchors.Term(term.Id))).Element("dt", term.Means).Open("dd");
            if (!term.IsChoice)
                to.Text("So it is when ").Add(Wordings.Of(term.Holds));
            foreach (var row in term.Rows)
                to.Open("div").Text($"{row.Value}: when ").Add(Wordings.Of(row.When)).Close("div");
            if (term.IsChoice)
                to.Open("div").Text($"{term.Otherwise}: otherwise.").Close("div");
            to.Close("dd").Close("div");
        }
        to.Close("dl").Line();
    }
}
