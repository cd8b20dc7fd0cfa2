using Waymark.Policies.Conditions;

namespace Waymark.Policies.Publication;

/// <summary>A duty in words: who does what, how strongly it binds, when, by when and by whose clock, and how it is met.</summary>
internal sealed class DutyMarkup(Policy policy)
{
    public void Add(Markup to, Duty duty)
    {
        var rule = duty.Rule;
        to.Open("li", ("id", Anchors.Duty(rule.Id)))
            .Element("strong", RuleWords.Sentence(rule.Do))
            .Open("dl", ("class", "policy-rule"));
        Row(to, "Who", RuleWords.Sentence(RuleWords.Role(policy, rule.By)));
        Row(to, "How strongly", RuleWords.Of(rule.Strength));
        AddWhen(to, rule, policy.IsOff(rule) ? OnceItCounts(duty.Arises) : duty.Arises);
        if (policy.IsOff(rule))
            Row(to, "Not in force", RuleWords.Sentence(policy.SwitchOf(rule)!.Because));
        if (rule.Clock is { } clock)
            Row(to, "By when", RuleWords.Sentence(RuleWords.Of(clock)));
        Row(to, "How it is met", RuleWords.Sentence(HowMet(rule)));
        if (rule.Asks.Count > 0)
            Row(
                to,
                "What is asked",
                string.Join(" ", rule.Asks.Select(id => policy.Facts[id].Asks))
            );
        if (rule.Notes is { } notes)
            Row(to, "What is written", RuleWords.Sentence(notes));
        if (rule.Hint is { } hint)
            Row(to, "Help", hint);
        if (rule.Never.Count > 0)
            Row(to, "Never", string.Join(" ", rule.Never.Select(RuleWords.Sentence)));
        if (rule.LocationOnly)
            Row(to, "Kept apart", "Whoever does it is told the place and the task, and no name.");
        to.Close("dl").Close("li");
    }

    /// <summary>For whom or what the duty is owed.</summary>
    public static string ForWhom(DutyRule rule) =>
        rule.Scope switch
        {
            Scope.School => "For the school as a whole",
            Scope.Case => "In every case",
            _ => $"For each {Words.Of(rule.Scope)}",
        };

    private static void AddWhen(Markup to, DutyRule rule, Condition arises)
    {
        var isAlways = arises is All { Parts.Length: 0 };
        to.Open("div").Element("dt", "When").Open("dd").Text(ForWhom(rule));
        if (isAlways)
            to.Text(".");
        else
            to.Text(rule.Scope == Scope.Case ? " in which " : ", where ").Add(Wordings.Of(arises));
        to.Close("dd").Close("div");
    }

    /// <summary>When it would arise. That it never does while its switch is off has a row of its own.</summary>
    private static Condition OnceItCounts(Condition arises) =>
        arises is All all
            ? new All([.. all.Parts.Where(part => part is not Any { Parts.Length: 0 })])
            : Condition.Always;

    private string HowMet(DutyRule rule) =>
        rule.MetBy.Count == 0
            ? "who did it says so on its own page, and when"
            : string.Join(", or ", rule.MetBy.Select(deed => DeedInWords(rule, deed)));

    private string DeedInWords(DutyRule rule, string deed)
    {
        if (deed == rule.Id)
            return "who did it says so on its own page";
        var parts = deed.Split('.');
        if (parts[0] != "decision" || !policy.Decisions.TryGetValue(parts[1], out var decision))
            return $"when this is recorded: {Words.Deed(deed)}";
        return parts.Length < 3
            ? $"by the decision “{decision.Title}”"
            : $"by deciding “{decision.Options.First(option => option.Value == parts[2]).Words}”";
    }

    internal static void Row(Markup to, string name, string words) =>
        to.Open("div").Element("dt", name).Element("dd", words).Close("div");
}
